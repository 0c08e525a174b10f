import { eventLogController, EventLogStore, operationsControllers } from '@haicap/outbox';
import { PersonalDataCipher } from '@haicap/service-kit';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConversionRpc } from './conversion/conversion.rpc.js';
import { ConversionStore } from './conversion/conversion.store.js';
import { ConvertImages } from './conversion/convert-images.js';
import { MakeDocument } from './conversion/make-document.js';
import { DossierCopyConsumer } from './dossier-copy/dossier-copy.consumer.js';
import { DossierCopyStore } from './dossier-copy/dossier-copy.store.js';
import { DownloadDoor } from './download/download-door.js';
import { DownloadRpc } from './download/download.rpc.js';
import { IssueTicket } from './download/issue-ticket.js';
import { PermitDownload } from './download/permit-download.js';
import { RedeemTicket } from './download/redeem-ticket.js';
import { TicketStore } from './download/ticket.store.js';
import { ExpireFiles } from './expiry/expire-files.js';
import { ExpiryStore } from './expiry/expiry.store.js';
import { FileRpc } from './file/file.rpc.js';
import { FileStore } from './file/file.store.js';
import { FindFile } from './file/find-file.js';
import { ListOwnFiles } from './file/list-own-files.js';
import { LookUpFile } from './file/look-up-file.js';
import { ShowFile } from './file/show-file.js';
import { FILE_STORAGE } from './injected.js';
import { Inspector } from './inspect/inspector.js';
import { Installation, type InstallationSettings } from './installation.js';
import { ListOwnLooks } from './own-look/list-own-looks.js';
import { OwnLooksStore } from './own-look/own-looks.store.js';
import { ReconcileFiles } from './reconcile/reconcile-files.js';
import { ReconcileStore } from './reconcile/reconcile.store.js';
import { RecordVerdict } from './scan/record-verdict.js';
import { ScanStore } from './scan/scan.store.js';
import { FindReadScope } from './signatory/find-read-scope.js';
import { FindSignatory } from './signatory/find-signatory.js';
import { SignatoryConsumer } from './signatory/signatory.consumer.js';
import { SignatoryStore } from './signatory/signatory.store.js';
import { FindStanding } from './result-standing/find-standing.js';
import { ReadIssues } from './result-standing/read-issues.js';
import { ResultStandingConsumer } from './result-standing/result-standing.consumer.js';
import { ResultStandingStore } from './result-standing/result-standing.store.js';
import { ListRoots } from './signature/list-roots.js';
import { MakeSigned } from './signature/make-signed.js';
import { RecordSigned } from './signature/record-signed.js';
import { SignFile } from './signature/sign-file.js';
import { SignatureRpc } from './signature/signature.rpc.js';
import { SignedFileStore } from './signature/signed-file.store.js';
import { VerifySignedFile } from './signature/verify-signed-file.js';
import { PDF_SIGNER, type PdfSigner } from './signer/pdf-signer.js';
import { PdfThread } from './signer/pdf-thread.js';
import type { FileStorage } from './storage/file-storage.js';
import { BeginUpload } from './upload/begin-upload.js';
import { FinishUpload } from './upload/finish-upload.js';
import { KeepReceived } from './upload/keep-received.js';
import { RecordCompletion } from './upload/record-completion.js';
import { Staging } from './upload/staging.js';
import { UploadDoor } from './upload/upload-door.js';
import { UploadStore } from './upload/upload.store.js';

/** What the process has before it has a module. */
export interface FilesParts {
  readonly dataSource: DataSource;
  readonly eventLog: EventLogStore;
  readonly cipher: PersonalDataCipher;
  readonly storage: FileStorage;
  readonly staging: Staging;
  readonly inspector: Inspector;
  readonly signer: PdfSigner;
  readonly pdfThread: PdfThread;
  readonly installation: InstallationSettings;
}

const STORES = [ConversionStore, DossierCopyStore, ExpiryStore, FileStore, OwnLooksStore, ReconcileStore, ScanStore, TicketStore, UploadStore];
const USE_CASES = [
  BeginUpload, ConvertImages, DownloadDoor, ExpireFiles, FindFile, FinishUpload, IssueTicket, KeepReceived, ListOwnFiles, ListOwnLooks, LookUpFile, MakeDocument, PermitDownload,
  ReconcileFiles, RecordCompletion, RecordVerdict, RedeemTicket, ShowFile, UploadDoor,
];

const SIGNING = [
  FindReadScope, FindSignatory, FindStanding, ListRoots, MakeSigned, ReadIssues, RecordSigned, ResultStandingConsumer, ResultStandingStore, SignatoryConsumer, SignatoryStore,
  SignedFileStore, SignFile, VerifySignedFile,
];

@Module({})
export class AppModule {
  /** The only wiring. What a process owns is handed in, so a test starts the same module on its own folder and database. */
  static with(parts: FilesParts): DynamicModule {
    const owned: Provider[] = [
      { provide: DataSource, useValue: parts.dataSource },
      { provide: EventLogStore, useValue: parts.eventLog },
      { provide: PersonalDataCipher, useValue: parts.cipher },
      { provide: FILE_STORAGE, useValue: parts.storage },
      { provide: Staging, useValue: parts.staging },
      { provide: Inspector, useValue: parts.inspector },
      { provide: PDF_SIGNER, useValue: parts.signer },
      { provide: PdfThread, useValue: parts.pdfThread },
      { provide: Installation, useValue: new Installation(parts.installation) },
    ];
    return {
      module: AppModule,
      controllers: [ConversionRpc, DownloadRpc, FileRpc, SignatureRpc, eventLogController('files'), ...operationsControllers('files', { dataSource: parts.dataSource, clock: parts.installation.clock })],
      providers: [...owned, ...STORES, ...USE_CASES, ...SIGNING, DossierCopyConsumer],
    };
  }
}
