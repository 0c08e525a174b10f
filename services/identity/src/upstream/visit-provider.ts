import type { IncomingMessage, ServerResponse } from 'node:http';
import { err, ok, type Result } from '@haicap/kernel';
import type { Logger } from '@haicap/service-kit';
import { sendOn } from '../issuer/answer-page.js';
import type { Identified, SignInSteps } from '../issuer/sign-in-progress.js';
import { UpstreamFault, type RelyingParty } from './relying-party.js';
import type { SignInUpstream } from './sign-in-upstream.js';
import { readPerson, type SignInRefusal } from './upstream.js';

/** Who came back, to which interaction, and who it is, or why nobody is signed in. */
export interface ComeBack {
  readonly uid: string | undefined;
  readonly person: Result<Identified, SignInRefusal>;
}

interface Parts {
  /** By the id of the provider. */
  readonly parties: ReadonlyMap<string, RelyingParty>;
  readonly signIn: Pick<SignInUpstream, 'run'>;
  readonly steps: SignInSteps;
  readonly logger: Logger;
  /** Told of an answer that was not believed, or that let nobody in. */
  readonly refused: (provider: string) => void;
}

/** The way of a browser to a provider and back. */
export class VisitProvider {
  constructor(private readonly parts: Parts) {}

  /** For the page: which providers there are. */
  offered(): { readonly id: string; readonly name: string }[] {
    return [...this.parts.parties.values()].map(({ provider: { id, name } }) => ({ id, name }));
  }

  /** Sends the browser to the provider, or says why it cannot. */
  async begin(response: ServerResponse, uid: string, id: string): Promise<SignInRefusal | undefined> {
    const party = this.parts.parties.get(id);
    if (party === undefined) return 'visit-over';
    try {
      const { url, visit } = await party.begin();
      await this.parts.steps.keep(response, { step: 'at-provider', uid, provider: id, ...visit });
      sendOn(response, url.href);
      return undefined;
    } catch (error) {
      return this.refusalOf(id, error);
    }
  }

  /** Reads the provider's answer. It counts for the browser that was sent there, for that provider, and once. */
  async comeBack(request: IncomingMessage, response: ServerResponse, id: string, query: string): Promise<ComeBack> {
    const visit = await this.parts.steps.take(request, response, ['at-provider']);
    const party = this.parts.parties.get(id);
    if (visit === undefined || party === undefined || visit.provider !== id) return { uid: visit?.uid, person: err('visit-over') };
    return { uid: visit.uid, person: await this.personOf(party, query, visit) };
  }

  private async personOf(party: RelyingParty, query: string, visit: Parameters<RelyingParty['finish']>[1]): Promise<Result<Identified, SignInRefusal>> {
    const { provider } = party;
    try {
      const read = readPerson(await party.finish(query, visit), provider);
      const found = await this.parts.signIn.run(provider.id, read);
      if (!found.ok) return found;
      const level = read.ok && read.value.kind === 'citizen' ? { assurance: read.value.assurance } : {};
      return ok({ accountId: found.value, how: { way: 'upstream', provider: provider.id, ...level } });
    } catch (error) {
      return err(this.refusalOf(provider.id, error));
    }
  }

  private refusalOf(provider: string, error: unknown): SignInRefusal {
    if (!(error instanceof UpstreamFault)) throw error;
    // By name and code only: texts and causes of these libraries repeat what the provider answered, persons included.
    const cause = error.cause as { name?: string; code?: string } | undefined;
    this.parts.logger.warn({ provider, refusal: error.refusal, fault: cause?.name, code: cause?.code }, 'nobody was signed in by the provider');
    if (error.refusal !== 'provider-away') this.parts.refused(provider);
    return error.refusal;
  }
}

/** The address to which a provider sends browsers back; it is registered there exactly. */
export const redirectUriOf = (issuer: string, id: string): string => `${issuer}/upstream/${id}/callback`;

