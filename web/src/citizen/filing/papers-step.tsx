import { withPaper } from '../../draft/draft.js';
import { signInAddress, useSession } from '../../session/own-session.js';
import { accountOf } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import { PaperCard } from '../components/paper-card.js';
import { componentsOf, isAnsweredByForm, paperFor, paperId } from './filing-steps.js';
import type { StepParts } from './filing-parts.js';

/** The papers of the case, a card for each. */
export function PapersStep({ procedure, draft, change, problems }: StepParts) {
  const isSignedIn = accountOf(useSession())?.kind === 'citizen';
  const components = componentsOf(procedure, draft.caseCode);
  return (
    <>
      {!isSignedIn && (
        <div className="card notice" role="status">
          <p><b>{t('Cần đăng nhập để gửi giấy tờ.')}</b> {t('Những gì bạn đã điền được giữ; đăng nhập xong sẽ quay lại đúng trang này.')}</p>
          <a className="btn primary" href={signInAddress()}>{t('Đăng nhập')}</a>
        </div>
      )}
      {components.map((component) => {
        if (isAnsweredByForm(procedure, component)) {
          return <section key={component.code} className="card pad paper"><div className="paper-top"><h3>{component.name}</h3><span className="tag ok">✓ {t('Tờ khai điện tử')}</span></div></section>;
        }
        const id = paperId(component.code);
        return (
          <PaperCard key={component.code} id={id} place={{ draftId: draft.draftId, code: component.code }} paper={paperFor(component, draft)}
            asked={{ code: component.code, name: component.name, isRequired: component.required, byData: component.replaceableByData, byHand: component.required, note: null }}
            problem={problems.find((problem) => problem.id === id)?.words}
            onWay={(way) => change((one) => withPaper(one, component.code, (paper) => ({ ...paper, way })))} />
        );
      })}
    </>
  );
}
