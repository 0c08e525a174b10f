import { defineRpc } from '../core/rpc.js';
import { ownLooksReply, ownLooksRequest } from '../dossier/own-looks.js';

/** Who looked at the files that this citizen brought in and a dossier names, the latest first. */
export const listOwnFileLooks = defineRpc({
  service: 'files', name: 'list-own-looks', kind: 'query', access: ['citizen'],
  request: ownLooksRequest, reply: ownLooksReply, speaks: true, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});
