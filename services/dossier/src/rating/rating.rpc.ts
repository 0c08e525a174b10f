import { Controller } from '@nestjs/common';
import { listLowRatings, lookUpRating, lookUpSatisfaction, rateOwnDossier, rateTrackedDossier, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { RateDossier } from './rate-dossier.js';
import { ReadRatings } from './read-ratings.js';

@Controller()
export class RatingRpc {
  constructor(private readonly rating: RateDossier, private readonly reading: ReadRatings) {}

  @Rpc(rateTrackedDossier)
  rateTracked(request: RpcRequest<typeof rateTrackedDossier>, context: RpcContext) {
    return this.rating.byHolder(request, keyOf(context));
  }

  @Rpc(rateOwnDossier)
  rateOwn(request: RpcRequest<typeof rateOwnDossier>, context: RpcContext) {
    return this.rating.byOwner(request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpRating)
  lookUp(request: RpcRequest<typeof lookUpRating>, context: RpcContext) {
    return this.reading.ofDossier(request, actorOf(context));
  }

  @Rpc(listLowRatings)
  listLow(request: RpcRequest<typeof listLowRatings>, context: RpcContext) {
    return this.reading.low(request, actorOf(context));
  }

  @Rpc(lookUpSatisfaction)
  lookUpSatisfaction(request: RpcRequest<typeof lookUpSatisfaction>, context: RpcContext) {
    return this.reading.satisfaction(request, actorOf(context));
  }
}
