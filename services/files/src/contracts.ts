import { convertImages, filesEventLog, issueDownloadTicket, listOwnFileLooks, listOwnFiles, listSigningRoots, lookUpFile, operationsRpcs, signFile, verifySignedFile, type RpcContract } from '@haicap/contracts';

/** Everything this service answers on the bus. Bytes go through the listener. */
export const FILES_CONTRACTS: readonly RpcContract[] = [listOwnFileLooks, lookUpFile, listOwnFiles, issueDownloadTicket, convertImages, signFile, verifySignedFile, listSigningRoots, ...Object.values(filesEventLog), ...operationsRpcs('files')];
