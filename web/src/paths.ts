/** Addresses that pages of both applications name. Those of officers lie below /can-bo, where the gateway answers with their application. */
export const PATHS = {
  home: '/', procedure: '/thu-tuc', filing: '/nop-ho-so', province: '/toan-tinh', tracking: '/tra-cuu', verify: '/verify', ownDossiers: '/ho-so-cua-toi',
  sessions: '/phien-dang-nhap', looks: '/ai-da-xem', signedIn: '/da-dang-nhap', signedOut: '/da-dang-xuat',
  staff: '/can-bo', accounts: '/can-bo/quan-tri/tai-khoan', officers: '/can-bo/quan-tri/nhap-can-bo', programs: '/can-bo/quan-tri/ung-dung',
  today: '/can-bo/hom-nay', worklist: '/can-bo/ho-so', intake: '/can-bo/tiep-nhan', resultReturn: '/can-bo/tra-ket-qua', trackingBook: '/can-bo/so-theo-doi',
  calendar: '/can-bo/quan-tri/lich', units: '/can-bo/quan-tri/don-vi', procedures: '/can-bo/quan-tri/thu-tuc', paperTemplates: '/can-bo/quan-tri/mau-giay', reasons: '/can-bo/quan-tri/ly-do',
  permissions: '/can-bo/quan-tri/quyen',
  audit: '/can-bo/quan-tri/nhat-ky', deadLetters: '/can-bo/quan-tri/su-kien-bi-giu',
  inbox: '/can-bo/xu-ly', approval: '/can-bo/phe-duyet', delegation: '/can-bo/uy-quyen',
  lead: '/can-bo/toan-tinh', figureRows: '/can-bo/toan-tinh/ho-so',
} as const;

const STAFF_AREA = /^\/can-bo(\/|$)/;

/** Whether an address belongs to the application of officers. */
export const isStaffPath = (path: string): boolean => STAFF_AREA.test(path);
