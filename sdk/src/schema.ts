/* Made by generate-types.mjs from docs/api/openapi.json. */
export interface paths {
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tìm đơn vị hành chính theo tên (không cần dấu, cả tên cũ), cấp, loại, mã hoặc ngày */
        get: operations["listUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Một đơn vị vào một ngày (mặc định: hôm nay) */
        get: operations["lookUpUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unitId}/successors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các đơn vị hình thành từ đơn vị này */
        get: operations["listUnitSuccessors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unitId}/ancestors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các đơn vị cũ hợp thành đơn vị này */
        get: operations["listUnitAncestors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unit-successions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quan hệ đơn vị cũ – đơn vị mới của một tỉnh */
        get: operations["listUnitSuccessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cán bộ và vị trí việc làm trong phạm vi của bạn
         * @description Vai trò: province-admin, auditor, chair, specialist, one-stop-officer
         */
        get: operations["listOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Danh mục thủ tục hành chính đang có hiệu lực */
        get: operations["listProcedures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-briefs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Danh mục thủ tục đang có hiệu lực, bản gọn để tìm kiếm trên đường truyền yếu */
        get: operations["listProcedureBriefs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Một thủ tục với thành phần hồ sơ, thời hạn và phí */
        get: operations["lookUpProcedure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hồ sơ trong phạm vi của bạn, hạn gần nhất trước, lọc theo mã hồ sơ, thủ tục, đơn vị giải quyết, đơn vị tiếp nhận, người xử lý (assigneeId=me), trạng thái và hạn
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen, dossier:read
         */
        get: operations["listDossiers"];
        put?: never;
        /**
         * Tiếp nhận hồ sơ tại quầy, hoặc công dân nộp trực tuyến; trả mã hồ sơ, mã tra cứu và (khi tiếp nhận) ngày hẹn
         * @description Vai trò: one-stop-officer, citizen, dossier:write
         */
        post: operations["receiveDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một hồ sơ; họ tên che bớt nếu vai trò của bạn không được xem
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen, dossier:read
         */
        get: operations["lookUpDossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Giao hồ sơ cho một cán bộ của đơn vị giải quyết
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["assignDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hoàn thành giải quyết hồ sơ
         * @description Vai trò: chair, specialist
         */
        post: operations["completeDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tiếp nhận hồ sơ đã nộp và đang chờ; có ngày hẹn trả
         * @description Vai trò: one-stop-officer
         */
        post: operations["receiveSubmittedDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/intake-refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Từ chối tiếp nhận hồ sơ, nêu lý do
         * @description Vai trò: one-stop-officer
         */
        post: operations["refuseIntake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/supplement-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Yêu cầu bổ sung một lần đầy đủ; tạm dừng tính thời hạn
         * @description Vai trò: one-stop-officer, specialist
         */
        post: operations["requestSupplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/supplements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nhận hồ sơ bổ sung; tính lại ngày hẹn và giải quyết tiếp
         * @description Vai trò: one-stop-officer, specialist, citizen
         */
        post: operations["supplyDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/approval-submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trình phê duyệt kết quả
         * @description Vai trò: specialist, chair
         */
        post: operations["submitForApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Phê duyệt kết quả
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["approveDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/approval-return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trả lại hồ sơ trình, nêu lý do
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["returnApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/result-return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trả kết quả cho người nộp
         * @description Vai trò: one-stop-officer
         */
        post: operations["returnResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/withdrawal-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Đề nghị rút hồ sơ
         * @description Vai trò: one-stop-officer, citizen
         */
        post: operations["requestWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/withdrawal-refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Không chấp nhận rút hồ sơ, nêu lý do; hồ sơ được giải quyết tiếp
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["refuseWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dừng giải quyết hồ sơ, nêu lý do
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["stopDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/consultations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các yêu cầu lấy ý kiến của hồ sơ
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["listDossierConsultations"];
        put?: never;
        /**
         * Lấy ý kiến đơn vị khác, có thời hạn riêng; có thể hỏi nhiều đơn vị song song
         * @description Vai trò: specialist, chair
         */
        post: operations["requestConsultation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/consultations/{consultationId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Đơn vị được hỏi trả lời ý kiến
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["answerConsultation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/consultations/{consultationId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rút yêu cầu lấy ý kiến, nêu lý do
         * @description Vai trò: specialist, chair
         */
        post: operations["withdrawConsultation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Chuyển hồ sơ đến cơ quan có thẩm quyền, nêu lý do
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["transferDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ký kết quả, ghi bằng chứng chữ ký
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["signResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/result-number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cấp số kết quả theo sổ của đơn vị trong năm
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["assignResultNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/issuance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Phát hành kết quả
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["issueResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/result-withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Thu hồi kết quả đã cấp, nêu lý do
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["withdrawResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/result-replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lập kết quả thay thế kết quả đã thu hồi; sau đó ký, cấp số, phát hành và hoàn thành như mọi kết quả
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["replaceResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các kết quả của hồ sơ với bằng chứng ký, số, phát hành, thu hồi và thay thế
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen, dossier:read
         */
        get: operations["listResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consultations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các yêu cầu lấy ý kiến gửi đến một đơn vị, hạn gần nhất trước
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["listConsultations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Phê duyệt nhiều hồ sơ trong một lần; mỗi hồ sơ có kết quả riêng
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["approveDossiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/code-blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các dải số của một đơn vị trong ngày và những số chưa dùng
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["listCodeBlocks"];
        put?: never;
        /**
         * Nhận một dải số để làm việc khi mất mạng
         * @description Vai trò: one-stop-officer
         */
        post: operations["takeCodeBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/offline-receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nhập hồ sơ đã tiếp nhận trên giấy khi mất mạng, bằng số của dải số ngoại tuyến của quầy
         * @description Vai trò: one-stop-officer
         */
        post: operations["enterOfflineDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/signature-withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Thu hồi chữ ký trên kết quả chưa phát hành, nêu lý do
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["withdrawSignature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các ủy quyền của một đơn vị, mới nhất trước
         * @description Vai trò: chair, specialist, one-stop-officer, province-admin, auditor
         */
        get: operations["listDelegations"];
        put?: never;
        /**
         * Lãnh đạo ủy quyền cho cán bộ cùng đơn vị thực hiện một số việc trong một thời gian
         * @description Vai trò: chair
         */
        post: operations["grantDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations/{delegationId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rút ủy quyền
         * @description Vai trò: chair
         */
        post: operations["withdrawDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Diễn biến hồ sơ; Accept: text/event-stream để theo dõi trực tiếp, Last-Event-ID là phiên bản đã xem
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen, dossier:read
         */
        get: operations["listTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tra cứu hồ sơ bằng mã hồ sơ và mã tra cứu in trên giấy tiếp nhận, hoặc bằng mã trong ô QR */
        post: operations["trackDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracking/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Theo dõi hồ sơ trực tiếp bằng mã hồ sơ và mã tra cứu, hoặc bằng mã trong ô QR (các mã đi trong tiêu đề, không nằm trong địa chỉ) */
        get: operations["streamTracking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/deferred-commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ghi nhận một thao tác sẽ có hiệu lực sau vài giây để còn hoàn tác được; lý do không được phép được báo ngay
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["deferCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deferred-commands/{deferredCommandId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hoàn tác một thao tác chưa có hiệu lực; trả lại nội dung đã nhập
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["withdrawDeferredCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deferred-commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các thao tác chờ hiệu lực của chính bạn trong những ngày gần đây: đang chờ, đã thực hiện, không thực hiện được và vì sao
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        get: operations["listDeferredCommands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracking/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Đánh giá hồ sơ đã kết thúc bằng mã tra cứu; gửi lại trong thời hạn để sửa */
        post: operations["rateTrackedDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/dossiers/{dossierId}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Đánh giá hồ sơ của chính bạn đã kết thúc; gửi lại trong thời hạn để sửa
         * @description Vai trò: citizen
         */
        post: operations["rateOwnDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Đánh giá của người dân về hồ sơ; việc xem được ghi lại
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["lookUpRating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/low-ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các đánh giá thấp trong phạm vi của bạn, mới nhất trước
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["listLowRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/satisfaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tổng hợp mức hài lòng theo đơn vị trong các tháng
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["lookUpSatisfaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nhắc đơn vị giải quyết xem lại hồ sơ; nhắc lại khi hồ sơ chưa chuyển biến không tạo thêm lời nhắc
         * @description Vai trò: province-leader, province-admin, chair
         */
        post: operations["remindUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossier-reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các hồ sơ đơn vị của bạn được nhắc mà chưa chuyển biến, mới nhất trước
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["listReminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fee-quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tính phí, lệ phí của một thủ tục theo kênh, trường hợp, số trang và số bản; giải thích từng khoản */
        post: operations["quoteFees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phí, lệ phí và nghĩa vụ tài chính của hồ sơ: từng khoản, đã nộp, còn phải nộp
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen, dossier:read
         */
        get: operations["lookUpFees"];
        put?: never;
        /**
         * Xác định phí, lệ phí của hồ sơ; khoản chưa có mức thu do cán bộ nhập kèm căn cứ
         * @description Vai trò: one-stop-officer, specialist
         */
        post: operations["assessFees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các lần thanh toán của hồ sơ; địa chỉ thanh toán trực tuyến khi đã mở
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen, dossier:read
         */
        get: operations["listDossierPayments"];
        put?: never;
        /**
         * Thu tiền mặt tại quầy (có số biên lai), hoặc mở thanh toán trực tuyến
         * @description Vai trò: one-stop-officer, citizen
         */
        post: operations["payDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/payments/{paymentId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hủy một lần thanh toán hoặc biên lai, nêu lý do; biên lai giữ nguyên số
         * @description Vai trò: one-stop-officer, citizen
         */
        post: operations["cancelPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/payments/{paymentId}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ghi nhận hoàn trả tiền đã nộp, nêu căn cứ
         * @description Vai trò: one-stop-officer, specialist, chair
         */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/payment-demand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Yêu cầu thực hiện nghĩa vụ tài chính; tạm dừng tính thời hạn
         * @description Vai trò: specialist
         */
        post: operations["requirePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/payment-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Xác nhận đã hoàn thành nghĩa vụ tài chính theo chứng từ; tính lại ngày hẹn và giải quyết tiếp
         * @description Vai trò: one-stop-officer, specialist
         */
        post: operations["confirmPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sổ thu của một ngày theo đơn vị và hình thức, theo thứ tự biên lai
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sổ thu của một ngày dạng bảng: CSV hoặc XLSX
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["exportPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fee-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quy định của tỉnh về mức thu và miễn, giảm; bản nháp chỉ quản trị tỉnh thấy
         * @description Vai trò: province-admin, province-leader, auditor, one-stop-officer, specialist, chair
         */
        get: operations["listFeeRules"];
        put?: never;
        /**
         * Soạn một quy định về mức thu hoặc miễn, giảm
         * @description Vai trò: province-admin
         */
        post: operations["draftFeeRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fee-rules/{ruleId}/revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sửa bản nháp của một quy định
         * @description Vai trò: province-admin
         */
        post: operations["reviseFeeRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fee-rules/{ruleId}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ban hành quy định; có hiệu lực từ ngày đã ghi
         * @description Vai trò: province-admin
         */
        post: operations["publishFeeRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fee-rules/{ruleId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ghi ngày hết hiệu lực của một quy định
         * @description Vai trò: province-admin
         */
        post: operations["endFeeRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các lần đối soát, mới nhất trước
         * @description Vai trò: province-admin, province-leader, auditor, chair, one-stop-officer
         */
        get: operations["listReconciliations"];
        put?: never;
        /**
         * Đối soát các khoản thu của một ngày đã qua
         * @description Vai trò: province-admin
         */
        post: operations["requestReconciliation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-reconciliations/{reconciliationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một lần đối soát: tổng thu theo đơn vị và số chênh lệch
         * @description Vai trò: province-admin, province-leader, auditor, chair, one-stop-officer
         */
        get: operations["lookUpReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-reconciliations/{reconciliationId}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các chênh lệch của một lần đối soát, theo loại
         * @description Vai trò: province-admin, province-leader, auditor, chair, one-stop-officer
         */
        get: operations["listDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-reconciliations/{reconciliationId}/differences/{number}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ghi cách xử lý một chênh lệch
         * @description Vai trò: province-admin
         */
        post: operations["settleDifference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payment-callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nền tảng thanh toán báo kết quả giao dịch; nội dung và trả lời theo thông điệp của nền tảng */
        post: operations["receivePaymentCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Số liệu toàn tỉnh của một kỳ: tiếp nhận, giải quyết, đúng hạn, đang xử lý, quá hạn */
        get: operations["lookUpSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Số liệu theo đơn vị, lĩnh vực, thủ tục hoặc ngày */
        get: operations["listFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/step-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hồ sơ chờ ở đâu: trung vị và phân vị 90 của giờ làm việc ở từng bước, theo thủ tục, của tỉnh hoặc một đơn vị (tính trọn tháng)
         * @description Vai trò: chair, province-leader, province-admin, auditor
         */
        get: operations["listStepTimes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Số liệu hôm nay thay đổi trực tiếp: sự kiện `figures`, nhiều nhất mỗi giây một lần */
        get: operations["streamFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/rebuilds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dựng lại số liệu từ nhật ký sự kiện rồi thay bảng đang dùng
         * @description Vai trò: province-admin
         */
        post: operations["rebuildFigures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lịch làm việc của một năm: ngày nghỉ, nghỉ bù, hoán đổi, làm bù; chính thức hay dự kiến */
        get: operations["lookUpCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/{year}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Công bố lịch làm việc của một năm theo văn bản (danh sách ngày hoặc CSV), thay cho lịch đang có; expectedVersion là 0 khi năm chưa có lịch
         * @description Vai trò: province-admin
         */
        post: operations["publishCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unitId}/closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Những ngày một đơn vị ngừng làm việc theo quyết định, mới nhất trước */
        get: operations["listUnitClosures"];
        put?: never;
        /**
         * Ghi ngày ngừng làm việc của đơn vị (bão, lũ) theo quyết định
         * @description Vai trò: chair, province-admin
         */
        post: operations["addUnitClosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unitId}/closures/{closureId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bỏ ngày ngừng làm việc đã ghi, theo quyết định
         * @description Vai trò: chair, province-admin
         */
        post: operations["withdrawUnitClosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unitId}/service-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Giờ làm việc của một đơn vị theo thời gian; rỗng thì theo giờ của tỉnh */
        get: operations["lookUpServiceHours"];
        put?: never;
        /**
         * Đặt giờ làm việc của đơn vị từ một ngày; ngày làm việc vẫn là 8 giờ
         * @description Vai trò: chair, province-admin
         */
        post: operations["setServiceHours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Xin lỗi và gia hạn: ngày hẹn trả mới, nêu lý do (mẫu số 04)
         * @description Vai trò: chair
         */
        post: operations["extendDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/deadline-ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sổ thời hạn của hồ sơ: từng khoảng thời gian thuộc về ai, ngày hẹn đầu và hiện tại, các lần điều chỉnh
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["lookUpDeadlineLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadline-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hồ sơ đang mở đã được nhắc sắp đến hạn hoặc đã quá hạn, mới nhất trước
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["listDeadlineNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadline-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quy định của tỉnh về nhắc hạn, gia hạn và cách tính ngày
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["lookUpDeadlinePolicy"];
        put?: never;
        /**
         * Đặt quy định về thời hạn từ một ngày
         * @description Vai trò: province-admin
         */
        post: operations["setDeadlinePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadline-recalculations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các lần tính lại ngày hẹn, mới nhất trước
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["listRecalculations"];
        put?: never;
        /**
         * Tính thử ngày hẹn của hồ sơ đang mở theo lịch mới; chưa thay đổi hồ sơ nào
         * @description Vai trò: province-admin
         */
        post: operations["previewRecalculation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadline-recalculations/{recalculationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiến độ và số hồ sơ theo đơn vị của một lần tính lại
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["lookUpRecalculation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadline-recalculations/{recalculationId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Từng hồ sơ với ngày hẹn trước và sau khi tính lại
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["listRecalculationLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadline-recalculations/{recalculationId}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Áp dụng ngày hẹn đã tính thử; ngày hẹn đầu trên giấy tiếp nhận vẫn được giữ
         * @description Vai trò: province-admin
         */
        post: operations["applyRecalculation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadline-recalculations/{recalculationId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bỏ kết quả tính thử
         * @description Vai trò: province-admin
         */
        post: operations["cancelRecalculation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointment-quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tính thử ngày hẹn trả nếu hồ sơ được tiếp nhận ngay lúc này; giải thích cách tính */
        post: operations["quoteAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/intake-supplement-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Yêu cầu bổ sung trước khi tiếp nhận hồ sơ; chưa có ngày hẹn
         * @description Vai trò: one-stop-officer
         */
        post: operations["requestIntakeSupplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/supplement-consent-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Xin ý kiến lãnh đạo để yêu cầu bổ sung lần nữa, nêu lý do
         * @description Vai trò: one-stop-officer, specialist
         */
        post: operations["askSupplementConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/supplement-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lãnh đạo đồng ý cho yêu cầu bổ sung lần nữa
         * @description Vai trò: chair
         */
        post: operations["consentToSupplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/supplement-consent-refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lãnh đạo không đồng ý yêu cầu bổ sung lần nữa, nêu lý do
         * @description Vai trò: chair
         */
        post: operations["refuseSupplementConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Những lần sửa thông tin của hồ sơ, với giá trị trước và sau; việc xem được ghi lại
         * @description Vai trò: one-stop-officer, specialist, chair
         */
        get: operations["listCorrections"];
        put?: never;
        /**
         * Sửa thông tin người nộp hoặc biểu mẫu điện tử, nêu lý do; giá trị cũ và mới đều được giữ
         * @description Vai trò: one-stop-officer, specialist, chair
         */
        post: operations["correctDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/filing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Nội dung đã nộp: người nộp, người đại diện, thành phần, tờ khai điện tử; việc xem được ghi lại
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        get: operations["lookUpFiling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Những hồ sơ đứng sau một con số của báo cáo, trong phạm vi của bạn; unitIds là các mã đơn vị cách nhau bằng dấu phẩy
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["listDossiersBehind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tìm hồ sơ theo mã, mã cũ, họ tên không dấu, số định danh, điện thoại, thủ tục, đơn vị, người xử lý, trạng thái, hạn
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        post: operations["searchDossiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/persons/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tìm lại người đã nộp hồ sơ theo số định danh hoặc mã tổ chức, để điền sẵn và dùng lại giấy tờ; việc tìm được ghi lại
         * @description Vai trò: one-stop-officer
         */
        post: operations["searchPersons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bộ lọc đã lưu của bạn và của đơn vị
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["listViews"];
        put?: never;
        /**
         * Lưu một bộ lọc hồ sơ, riêng hoặc dùng chung trong đơn vị
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        post: operations["saveView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sửa bộ lọc đã lưu
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        post: operations["changeView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{viewId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Xóa bộ lọc đã lưu
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        post: operations["removeView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/filing-drafts/{filingDraftId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Nội dung một bản nháp của bạn
         * @description Vai trò: citizen
         */
        get: operations["lookUpFilingDraft"];
        /**
         * Giữ bản nháp hồ sơ của bạn để làm tiếp ở máy khác; lần đầu gửi If-Match "0.full"
         * @description Vai trò: citizen
         */
        put: operations["keepFilingDraft"];
        post?: never;
        /**
         * Xóa một bản nháp của bạn
         * @description Vai trò: citizen
         */
        delete: operations["removeFilingDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/filing-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các bản nháp hồ sơ của bạn đang được giữ
         * @description Vai trò: citizen
         */
        get: operations["listFilingDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các đăng ký nhận sự kiện, mới nhất trước
         * @description Vai trò: province-admin, webhook:manage
         */
        get: operations["listWebhookSubscriptions"];
        put?: never;
        /**
         * Đăng ký nhận sự kiện theo Standard Webhooks; khóa ký chỉ hiện một lần ở đây
         * @description Vai trò: province-admin, webhook:manage
         */
        post: operations["createWebhookSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một đăng ký nhận sự kiện và tình trạng của địa chỉ nhận
         * @description Vai trò: province-admin, webhook:manage
         */
        get: operations["lookUpWebhookSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Thay địa chỉ nhận, sự kiện, đơn vị, thủ tục hoặc nội dung gửi; phần không ghi trở về mặc định
         * @description Vai trò: province-admin, webhook:manage
         */
        post: operations["changeWebhookSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cấp khóa ký mới; khóa trước còn ký song song trong số giờ đã chọn
         * @description Vai trò: province-admin, webhook:manage
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}/disablement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ngừng gửi; sự kiện trong ba ngày kế tiếp được giữ lại, chờ bật
         * @description Vai trò: province-admin, webhook:manage
         */
        post: operations["disableWebhookSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}/enablement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gửi lại từ bây giờ, kể cả những gì đang được giữ
         * @description Vai trò: province-admin, webhook:manage
         */
        post: operations["enableWebhookSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bỏ đăng ký
         * @description Vai trò: province-admin, webhook:manage
         */
        post: operations["removeWebhookSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}/test-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gửi một sự kiện thử
         * @description Vai trò: province-admin, webhook:manage
         */
        post: operations["sendWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Nhật ký gửi, mới nhất trước
         * @description Vai trò: province-admin, webhook:manage
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một lần gửi: nội dung đã ký và từng lần thử
         * @description Vai trò: province-admin, webhook:manage
         */
        get: operations["lookUpWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}/deliveries/{deliveryId}/resends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gửi lại đúng nội dung của một lần gửi
         * @description Vai trò: province-admin, webhook:manage
         */
        post: operations["resendWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{subscriptionId}/resends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gửi lại những gì chưa gửi được từ một thời điểm, cũ nhất trước
         * @description Vai trò: province-admin, webhook:manage
         */
        post: operations["resendFailedDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tài khoản đang đăng nhập và các vị trí việc làm hôm nay
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen, service
         */
        get: operations["lookUpOwnAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bạn được làm gì hôm nay, ở đơn vị nào, theo vị trí việc làm hay ủy quyền nào, từ ngày nào đến ngày nào
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen
         */
        get: operations["lookUpOwnPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permission-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bảng phân quyền đang áp dụng: vai trò nào được làm việc gì, ở đơn vị nào của đối tượng, với điều kiện nào
         * @description Vai trò: province-admin, auditor
         */
        get: operations["listPermissionRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một tài khoản: có bị khóa không, phiên nào còn hiệu lực
         * @description Vai trò: province-admin, auditor
         */
        get: operations["lookUpAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Khóa tài khoản, nêu lý do; mọi phiên đăng nhập kết thúc trong 30 giây
         * @description Vai trò: province-admin
         */
        post: operations["lockAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mở khóa tài khoản, nêu lý do
         * @description Vai trò: province-admin
         */
        post: operations["unlockAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/session-end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Kết thúc mọi phiên đăng nhập của một người, nêu lý do; người đó có thể đăng nhập lại
         * @description Vai trò: province-admin
         */
        post: operations["endAccountSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{accountId}/second-factor-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Đặt lại xác thực hai lớp của người mất điện thoại và mã dự phòng, nêu lý do
         * @description Vai trò: province-admin
         */
        post: operations["resetSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officer-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nhập cán bộ và vị trí việc làm từ XLSX hoặc CSV; sai một dòng thì không ghi gì và nêu mọi dòng sai
         * @description Vai trò: province-admin
         */
        post: operations["importOfficers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boundaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ranh giới các xã, phường của tỉnh vào một ngày (TopoJSON, WGS84), nếu đã nạp */
        get: operations["lookUpBoundaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boundary-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nạp ranh giới các xã, phường của tỉnh; sai một đơn vị thì không ghi gì và nêu mọi chỗ sai
         * @description Vai trò: province-admin
         */
        post: operations["importBoundaries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trạng thái, mã băm, số trang và kết quả quét của một tệp
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        get: operations["lookUpFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{fileId}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cấp liên kết tải về có hiệu lực hai phút cho một tệp
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        post: operations["issueDownloadTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/from-images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ghép nhiều ảnh đã tải lên thành một tệp PDF, theo thứ tự
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        post: operations["convertImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/components": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Thành phần hồ sơ đã nộp và các tệp của từng thành phần
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen, dossier:read
         */
        get: operations["listComponents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Giấy tờ đã phát hành của hồ sơ, và các mẫu có thể in lúc này
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen
         */
        get: operations["listPapers"];
        put?: never;
        /**
         * Phát hành một giấy tờ theo mẫu 01 đến 06; nội dung không đổi thì trả lại đúng bản đã phát hành
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        post: operations["issuePaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/papers/{paperId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bản PDF đã phát hành, từng byte như lúc phát hành
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        get: operations["fetchPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracking/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Giấy tiếp nhận và hẹn trả kết quả bằng mã hồ sơ và mã tra cứu, hoặc bằng mã trong ô QR; thông tin cá nhân che bớt */
        post: operations["fetchTrackedReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracking-book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sổ theo dõi hồ sơ của một đơn vị tiếp nhận (PDF hoặc XLSX); trang tiếp theo ở tiêu đề Link
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["printTrackingBook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paper-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các phiên bản mẫu in của một loại giấy tờ, mẫu có sẵn trước
         * @description Vai trò: province-admin, auditor, province-leader
         */
        get: operations["listPaperTemplates"];
        put?: never;
        /**
         * Lập dự thảo mẫu in mới, bắt đầu từ mẫu đang dùng
         * @description Vai trò: province-admin
         */
        post: operations["draftPaperTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paper-templates/{templateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một mẫu in với nội dung và các trường có thể dùng
         * @description Vai trò: province-admin, auditor, province-leader
         */
        get: operations["lookUpPaperTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paper-templates/{templateId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sửa dự thảo mẫu in
         * @description Vai trò: province-admin
         */
        post: operations["revisePaperTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paper-templates/{templateId}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ban hành mẫu in từ một ngày; giấy tờ đã phát hành giữ nguyên
         * @description Vai trò: province-admin
         */
        post: operations["publishPaperTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paper-templates/{templateId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Xem thử mẫu in với dữ liệu của một hồ sơ bạn được đọc, hoặc với dữ liệu ví dụ khi không nêu hồ sơ; không phát hành gì
         * @description Vai trò: province-admin, auditor, province-leader
         */
        get: operations["previewPaperTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hồ sơ bạn đã nộp bằng tài khoản này, mới nhất trước
         * @description Vai trò: citizen
         */
        get: operations["listOwnDossiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ai đã xem hồ sơ và tệp của tôi: lúc nào, đơn vị và vai trò nào, xem gì; mới nhất trước. `missing` nêu phần chưa trả lời được; phần đó có ở trang sau
         * @description Vai trò: citizen
         */
        get: operations["listOwnLooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/dossiers/{dossierId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tra cứu hồ sơ của chính bạn, không cần mã tra cứu
         * @description Vai trò: citizen
         */
        get: operations["trackOwnDossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/receipt-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Biên nhận điện tử có chữ ký số của hồ sơ: mã, thời điểm, thủ tục, hạn và mã băm các tệp đã nộp; kiểm tra được khi không có mạng
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen
         */
        get: operations["lookUpReceiptProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracking/receipt-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Biên nhận điện tử có chữ ký số, bằng mã hồ sơ và mã tra cứu hoặc mã QR */
        post: operations["trackReceiptProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/haicap-receipt-keys.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Khóa công khai dùng để kiểm tra biên nhận (JWKS), kèm thời gian hiệu lực */
        get: operations["listReceiptKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/haicap-receipt-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Một khóa công khai dạng PEM, để kiểm tra bằng openssl */
        get: operations["lookUpReceiptKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{fileId}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ký số một tệp PDF (PAdES) với vai trò lãnh đạo đơn vị hoặc người được ủy quyền, kèm con dấu của cơ quan; câu trả lời là một tệp mới
         * @description Vai trò: chair, specialist, one-stop-officer
         */
        post: operations["signFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kiểm tra kết quả đã ký số theo mã băm SHA-256 của tệp (sha256) hoặc mã kết quả (resultId): ai ký, khi nào, còn hiệu lực hay đã bị thay */
        get: operations["verifySignedFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/haicap-signing-roots.pem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Chứng thư gốc của các chữ ký số trên kết quả (PEM) */
        get: operations["listSigningRoots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lịch sử các phiên bản của một thủ tục */
        get: operations["listProcedureVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hai phiên bản của một thủ tục khác nhau ở đâu */
        get: operations["compareProcedureVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Thủ tục chưa có quy trình nội bộ hoặc quy trình điện tử; mục tiêu là không còn
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["lookUpProcedureCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các bản thảo thủ tục, mới nhất trước
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["listProcedureDrafts"];
        put?: never;
        /**
         * Tạo bản thảo thủ tục, mới hoặc từ một phiên bản đã công bố
         * @description Vai trò: province-admin
         */
        post: operations["createProcedureDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-drafts/{draftId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một bản thảo thủ tục
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["lookUpProcedureDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-drafts/{draftId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ghi nội dung bản thảo
         * @description Vai trò: province-admin
         */
        post: operations["editProcedureDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-drafts/{draftId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Kiểm tra bản thảo: mọi mục còn thiếu hoặc sai
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["checkProcedureDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-drafts/{draftId}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bản thảo khác gì so với phiên bản gốc
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["compareProcedureDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-drafts/{draftId}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Công bố bản thảo thành phiên bản có hiệu lực từ một ngày
         * @description Vai trò: province-admin
         */
        post: operations["publishProcedureDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-drafts/{draftId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hủy bản thảo
         * @description Vai trò: province-admin
         */
        post: operations["discardProcedureDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các đợt chuyển phiên bản thủ tục
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["listProcedureMoves"];
        put?: never;
        /**
         * Xem trước việc chuyển hồ sơ đang giải quyết sang phiên bản thủ tục khác
         * @description Vai trò: province-admin
         */
        post: operations["previewProcedureMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-moves/{moveId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một đợt chuyển phiên bản và tiến độ
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["lookUpProcedureMove"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-moves/{moveId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Từng hồ sơ của đợt chuyển: thiếu gì, ngày hẹn, kết quả
         * @description Vai trò: province-admin, province-leader, auditor
         */
        get: operations["listProcedureMoveLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-moves/{moveId}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Thực hiện đợt chuyển, theo từng phần
         * @description Vai trò: province-admin
         */
        post: operations["applyProcedureMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-moves/{moveId}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Đưa hồ sơ trở lại phiên bản trước
         * @description Vai trò: province-admin
         */
        post: operations["takeBackProcedureMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-moves/{moveId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bỏ đợt chuyển chưa thực hiện
         * @description Vai trò: province-admin
         */
        post: operations["cancelProcedureMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Xuất danh mục thủ tục đang có hiệu lực (JSON hoặc XLSX); trang tiếp theo ở tiêu đề Link */
        get: operations["exportProcedures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nhập thủ tục từ JSON hoặc XLSX thành bản thảo; sai một dòng thì không ghi gì và nêu mọi dòng sai
         * @description Vai trò: province-admin
         */
        post: operations["importProcedures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedure-imports/{importId}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Công bố cùng lúc các bản thảo của một lần nhập; một bản thảo chưa đạt thì không công bố gì và nêu lý do của từng bản thảo
         * @description Vai trò: province-admin
         */
        post: operations["publishImportedDrafts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossier-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Danh mục lý do để từ chối, trả lại, dừng, gia hạn…: lý do đang có hiệu lực trong ngày, hoặc tất cả */
        get: operations["listDossierReasons"];
        put?: never;
        /**
         * Thêm một lý do riêng của tỉnh, có hiệu lực từ một ngày
         * @description Vai trò: province-admin
         */
        post: operations["addDossierReason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossier-reasons/{reasonId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ghi ngày cuối cùng một lý do riêng của tỉnh còn được dùng
         * @description Vai trò: province-admin
         */
        post: operations["endDossierReason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-roots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mã băm hằng ngày của mọi nhật ký kiểm toán, có chữ ký và khóa công khai; mới nhất trước */
        get: operations["listAuditRoots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-roots/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mã băm của nhật ký kiểm toán trong một ngày, để tải về và giữ lại */
        get: operations["lookUpAuditRoot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Phiên đăng nhập của trình duyệt này, và mã X-CSRF-Token cho các thao tác ghi bằng cookie */
        get: operations["lookUpSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các phiên đăng nhập của chính bạn: bắt đầu khi nào, gần đúng từ đâu, dùng lần cuối lúc nào
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Kết thúc mọi phiên đăng nhập khác của chính bạn, trừ phiên đang dùng
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Kết thúc một phiên đăng nhập của chính bạn
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor, citizen
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các ứng dụng đã đăng ký
         * @description Vai trò: province-admin, auditor
         */
        get: operations["listServiceClients"];
        put?: never;
        /**
         * Đăng ký một ứng dụng với quyền và đơn vị của nó; khóa bí mật chỉ hiện một lần
         * @description Vai trò: province-admin
         */
        post: operations["createServiceClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-clients/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Một ứng dụng: quyền, đơn vị, các khóa đang dùng
         * @description Vai trò: province-admin, auditor
         */
        get: operations["lookUpServiceClient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-clients/{clientId}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cấp khóa bí mật mới; khóa cũ còn dùng được trong số giờ đã chọn
         * @description Vai trò: province-admin
         */
        post: operations["rotateServiceClientSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-clients/{clientId}/validity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gia hạn hoặc đổi ngày cuối cùng của một ứng dụng; ứng dụng đã hết hạn được dùng lại
         * @description Vai trò: province-admin
         */
        post: operations["setServiceClientValidity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-clients/{clientId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Thu hồi một ứng dụng, nêu lý do; mã truy cập đang có hết hiệu lực trong 30 giây
         * @description Vai trò: province-admin
         */
        post: operations["withdrawServiceClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Xuất hồ sơ trong phạm vi của bạn, mỗi dòng một đối tượng JSON, theo thứ tự thay đổi; dòng cuối có `complete`, cursor của dòng bất kỳ cho phép xuất tiếp ngay sau dòng đó
         * @description Vai trò: province-leader, export:read
         */
        get: operations["exportDossiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Toàn bộ dữ liệu hệ thống đang lưu về bạn: tài khoản, phiên đăng nhập, hồ sơ với biểu mẫu và khoản đã nộp, tệp, ai đã xem; mỗi dòng một đối tượng JSON, dòng cuối cho biết đã đủ chưa
         * @description Vai trò: citizen
         */
        get: operations["exportOwnData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Việc của đơn vị bạn thay đổi trực tiếp: sự kiện `dossier` (hồ sơ sang phiên bản khác), `deferred` (lệnh chờ của chính bạn đã kết thúc), `presence` (ai đang mở hồ sơ bạn đang mở), `resync` (có thể đã lỡ sự kiện: hãy tải lại)
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        get: operations["streamWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{dossierId}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Báo bạn đang mở hồ sơ (nhắc lại mỗi 20 giây, hết sau 45 giây) và nhận lại những người khác đang mở
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        put: operations["announcePresence"];
        post?: never;
        /**
         * Báo bạn đã đóng hồ sơ
         * @description Vai trò: one-stop-officer, specialist, chair, province-leader, province-admin, auditor
         */
        delete: operations["endPresence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tìm trong nhật ký kiểm toán của mọi dịch vụ, mới nhất trước. Không nêu tài khoản hay đối tượng thì tìm tối đa 31 ngày. Mỗi lần tìm được ghi vào nhật ký
         * @description Vai trò: province-admin, auditor
         */
        get: operations["searchAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Các sự kiện mà một dịch vụ chưa áp dụng được, kèm lý do; mới nhất trước
         * @description Vai trò: province-admin
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{service}/{letterId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Áp dụng lại một sự kiện sau khi đã sửa nguyên nhân; dịch vụ thực hiện trong vài giây và ghi kết quả vào danh sách
         * @description Vai trò: province-admin
         */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bắt đầu tải lên một tệp; có thể gửi luôn phần đầu. Mã ở cuối Location là mã tệp
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        post: operations["createUpload"];
        delete?: never;
        /** Giao thức tải lên được hỗ trợ (tus 1.0) và dung lượng tối đa của một tệp */
        options: operations["describeUploads"];
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Hủy một lượt tải lên chưa xong
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        delete: operations["cancelUpload"];
        options?: never;
        /**
         * Đã nhận được bao nhiêu, để tải tiếp từ đó
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        head: operations["lookUpUpload"];
        /**
         * Gửi phần tiếp theo; khi đủ, tệp được kiểm tra ngay và câu trả lời cho biết kết quả
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        patch: operations["continueUpload"];
        trace?: never;
    };
    "/api/v1/files/{fileId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tải nội dung một tệp của mình hoặc của hồ sơ thuộc đơn vị mình
         * @description Vai trò: one-stop-officer, specialist, chair, citizen
         */
        get: operations["downloadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/tickets/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tải nội dung một tệp bằng liên kết ngắn hạn */
        get: operations["downloadByTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changelog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Thay đổi của giao diện, mới nhất trước: JSON Feed, hoặc Atom khi Accept là application/atom+xml */
        get: operations["readChangelog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        TimelineEntry: {
            version: number;
            /** Format: date-time */
            at: string;
            type: string;
            /** @enum {string} */
            status: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
            sentence: string;
            note?: {
                text: string;
                components?: {
                    [key: string]: string;
                };
            };
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "REQUEST_INVALID" | "CURSOR_INVALID" | "TOKEN_MISSING" | "TOKEN_INVALID" | "FORBIDDEN" | "ORIGIN_FOREIGN" | "CSRF_TOKEN_WRONG" | "UNIT_NOT_IN_SCOPE" | "NOT_FOUND" | "UNIT_NOT_FOUND" | "AUDIT_ROOT_NOT_FOUND" | "AUDIT_WINDOW_TOO_LONG" | "DEAD_LETTER_NOT_FOUND" | "PROCEDURE_NOT_FOUND" | "DOSSIER_NOT_FOUND" | "TRACKING_NOT_FOUND" | "SIGNED_FILE_NOT_FOUND" | "SIGNING_REFUSED" | "SIGNING_PIN_REQUIRED" | "SIGNING_UNAVAILABLE" | "RECEIPT_KEY_NOT_FOUND" | "UNIT_NOT_ACTIVE" | "UNIT_NOT_COMPETENT" | "PROCEDURE_NOT_IN_FORCE" | "PROCEDURE_CHANNEL_NOT_OFFERED" | "PROCEDURE_CASE_UNKNOWN" | "CODE_NOT_OF_BLOCK" | "CODE_USED" | "OFFLINE_TIME_INVALID" | "PROCEDURE_EXISTS" | "PROCEDURE_DRAFT_NOT_FOUND" | "PROCEDURE_DRAFT_STALE" | "PROCEDURE_DRAFT_CLOSED" | "PROCEDURE_DRAFT_OUTDATED" | "PROCEDURE_INCOMPLETE" | "IMPORT_NOT_FOUND" | "IMPORT_NOT_PUBLISHABLE" | "PROCEDURE_TOO_LARGE" | "PROCEDURE_VALID_FROM_PAST" | "PROCEDURE_MOVE_NOT_FOUND" | "PROCEDURE_MOVE_STALE" | "PROCEDURE_MOVE_STATE_FORBIDS" | "PROCEDURE_MOVE_UNDER_WAY" | "IMPORT_UNREADABLE" | "FORM_DATA_INVALID" | "COMPONENT_MISSING" | "COMPONENT_UNKNOWN" | "PERSONAL_NUMBER_INVALID" | "COMPONENT_INVALID" | "REUSE_NOT_POSSIBLE" | "CHANNEL_NOT_ALLOWED" | "PARTY_INVALID" | "PARTY_NOT_FOUND" | "FIELD_NOT_CORRECTABLE" | "CORRECTION_EMPTY" | "SUPPLEMENT_CONSENT_REQUIRED" | "SEARCH_NOT_PERMITTED" | "RATING_NOT_OPEN" | "RATING_CLOSED" | "COMMAND_NOT_DEFERRABLE" | "DEFERRAL_TIME_INVALID" | "DEFERRED_COMMAND_PENDING" | "DEFERRED_COMMAND_NOT_FOUND" | "DEFERRED_COMMAND_ENDED" | "DEFERRED_COMMAND_FAILED" | "FILING_DRAFT_NOT_FOUND" | "FILING_DRAFT_STALE" | "FILING_DRAFT_LIMIT_REACHED" | "VIEW_NOT_FOUND" | "VIEW_STALE" | "VIEW_LIMIT_REACHED" | "VIEW_NAME_TAKEN" | "ASSIGNEE_NOT_IN_UNIT" | "DOSSIER_STATE_FORBIDS" | "REASON_REQUIRED" | "SUPPLEMENT_INCOMPLETE" | "PROCEDURE_IS_FREE" | "FEE_UNKNOWN" | "FEE_TO_BE_SET" | "FEE_QUANTITY_REQUIRED" | "FEE_SET_BY_RULE" | "FEE_ALREADY_PAID" | "FEE_UNPAID" | "FEE_RULE_NOT_FOUND" | "FEE_RULE_STALE" | "FEE_RULE_STATE_FORBIDS" | "FEE_RULE_INCOMPLETE" | "DOSSIER_REASON_NOT_FOUND" | "DOSSIER_REASON_STALE" | "DOSSIER_REASON_EXISTS" | "DOSSIER_REASON_FIXED" | "DOSSIER_REASON_DAY_INVALID" | "DOSSIER_REASONS_TOO_MANY" | "PAYMENT_NOT_DUE" | "PAYMENT_AMOUNT_DIFFERS" | "PAYMENT_OPEN" | "PAYMENT_NOT_FOUND" | "PAYMENT_STATE_FORBIDS" | "REFUND_FEE_REQUIRED" | "ONLINE_PAYMENT_UNAVAILABLE" | "RECONCILIATION_NOT_FOUND" | "RECONCILIATION_DAY_NOT_OVER" | "DIFFERENCE_ALREADY_SETTLED" | "EXPORT_TOO_LARGE" | "EXTENSION_NOT_OPEN" | "EXTENSION_LIMIT_REACHED" | "CALENDAR_INVALID" | "CALENDAR_STALE" | "CLOSURE_INVALID" | "CLOSURE_NOT_FOUND" | "SERVICE_HOURS_INVALID" | "DEADLINE_POLICY_INVALID" | "RECALCULATION_NOT_FOUND" | "RECALCULATION_UNDER_WAY" | "RECALCULATION_STATE_FORBIDS" | "RECALCULATION_STALE" | "ASSIGNEE_NOT_ABLE" | "NOT_ASSIGNEE" | "CONSULTATIONS_OPEN" | "CONSULTATION_NOT_FOUND" | "CONSULTATION_UNIT_INVALID" | "TRANSFER_UNIT_INVALID" | "RESULT_EVIDENCE_REQUIRED" | "RESULT_FILE_UNUSABLE" | "RESULT_SIGNATURE_DIFFERS" | "DELIVERY_RECIPIENT_REQUIRED" | "BATCH_NOT_ALLOWED" | "SERVICE_CLIENT_NOT_FOUND" | "SERVICE_CLIENT_WITHDRAWN" | "SERVICE_CLIENT_VALIDITY_INVALID" | "SESSION_NOT_FOUND" | "DELEGATION_NOT_FOUND" | "DELEGATION_INVALID" | "DELEGATION_STALE" | "DELEGATION_ENDED" | "ACCOUNT_NOT_FOUND" | "ACCOUNT_LOCKED" | "ACCOUNT_NOT_LOCKED" | "SECOND_FACTOR_NOT_SET_UP" | "ACCOUNT_IS_OWN" | "DOSSIER_STALE" | "PAPER_NOT_FOUND" | "PAPER_NOT_DUE" | "PAPER_TOO_LARGE" | "PAPER_PRESS_FULL" | "PAPER_SHARED" | "RECEIPT_NOT_SHARED" | "PAPER_TEMPLATE_NOT_FOUND" | "PAPER_TEMPLATE_INVALID" | "PAPER_TEMPLATE_PUBLISHED" | "PAPER_TEMPLATE_STALE" | "PAPER_TEMPLATE_DAY_PASSED" | "PAPER_TEMPLATES_TOO_MANY" | "IF_MATCH_REQUIRED" | "IDEMPOTENCY_KEY_REQUIRED" | "IDEMPOTENCY_KEY_REUSED" | "IDEMPOTENCY_KEY_IN_FLIGHT" | "FILE_NOT_FOUND" | "FILE_NOT_COMPLETE" | "FILE_NOT_YOURS" | "FILE_INFECTED" | "FILE_EMPTY" | "FILE_TOO_LARGE" | "FILE_TYPE_NOT_ALLOWED" | "FILE_TYPE_DIFFERS" | "FILE_UNREADABLE" | "FILE_CHECK_BUSY" | "FILE_NOT_SCANNED" | "FILE_UNSCANNED" | "FILES_TOO_MANY" | "UPLOAD_NOT_FOUND" | "UPLOAD_OFFSET_DIFFERS" | "UPLOAD_BUSY" | "UPLOAD_COMPLETE" | "UPLOAD_REQUEST_INVALID" | "UPLOAD_QUOTA_SPENT" | "UPLOADS_TOO_MANY" | "STORAGE_FULL" | "TICKET_INVALID" | "TOO_MANY_REQUESTS" | "BODY_TOO_LARGE" | "BODY_TOO_DEEP" | "REQUEST_TOO_SLOW" | "MEDIA_TYPE_UNSUPPORTED" | "WEBHOOK_NOT_FOUND" | "WEBHOOK_STALE" | "WEBHOOK_STATE_FORBIDS" | "WEBHOOK_TARGET_REFUSED" | "WEBHOOK_LIMIT_REACHED" | "WEBHOOK_DELIVERY_NOT_FOUND" | "SERVICE_UNAVAILABLE" | "DEADLINE_EXCEEDED" | "OUTCOME_UNKNOWN" | "OVERLOADED" | "INTERNAL";
            params: {
                [key: string]: unknown;
            };
            traceId: string;
            instance: string;
        };
        Unit: {
            /** Format: uuid */
            unitId: string;
            code: string;
            /** @enum {string} */
            level: "province" | "district" | "commune" | "department";
            /** @enum {string} */
            type: "tinh" | "thanh-pho-tw" | "quan" | "huyen" | "thi-xa" | "thanh-pho" | "xa" | "phuong" | "thi-tran" | "dac-khu" | "so";
            name: string;
            fullName: string;
            parentId: string | null;
            /** Format: uuid */
            provinceId: string;
            provinceCode: string;
            provinceName: string;
            validFrom: string | null;
            validTo: string | null;
            agencyCode: {
                code: string;
                provisional: boolean;
            } | null;
            version: number;
            matchedFormerUnit?: string;
        };
        UnitSuccession: {
            /** Format: uuid */
            fromUnitId: string;
            fromCode: string;
            fromFullName: string;
            fromDistrictName: string | null;
            /** Format: uuid */
            toUnitId: string;
            toCode: string;
            toFullName: string;
            /** @enum {string} */
            kind: "merged" | "split" | "renamed" | "inherited";
            /** Format: date */
            effectiveOn: string;
            legalBasis: string;
        };
        Procedure: {
            /** Format: uuid */
            procedureId: string;
            code: string;
            version: number;
            name: string;
            field: string;
            /** @enum {string} */
            competentLevel: "commune" | "province";
            /** @default [] */
            furtherCompetentLevels: ("commune" | "department" | "province")[];
            /** @default  */
            competentPost: string;
            timeLimit: {
                /** @enum {string} */
                unit: "working-day" | "day" | "working-hour" | "month";
                amount: number;
            } | {
                /** @constant */
                unit: "same-day";
            } | {
                /** @constant */
                unit: "none";
            };
            feeDong: number | null;
            feeNote: string;
            /** @default [] */
            channels: {
                /** @enum {string} */
                channel: "counter" | "online" | "postal";
                timeLimit: {
                    /** @enum {string} */
                    unit: "working-day" | "day" | "working-hour" | "month";
                    amount: number;
                } | {
                    /** @constant */
                    unit: "same-day";
                } | {
                    /** @constant */
                    unit: "none";
                };
                /** @default [] */
                fees: {
                    code: string;
                    name: string;
                    /** @enum {string} */
                    kind: "fee" | "charge";
                    amountDong: number | null;
                    /** @enum {string} */
                    unit: "per-dossier" | "per-copy" | "per-page" | "per-case" | "per-person" | "other";
                    /** @default  */
                    note: string;
                    rule?: {
                        [key: string]: unknown;
                    };
                }[];
            }[];
            components: {
                code: string;
                name: string;
                required: boolean;
                originals: number;
                copies: number;
                replaceableByData: boolean;
                template?: {
                    name: string;
                    /** Format: uri */
                    url?: string;
                };
                digitise?: boolean;
            }[];
            /** @default [] */
            cases: {
                code: string;
                name: string;
                timeLimit?: {
                    /** @enum {string} */
                    unit: "working-day" | "day" | "working-hour" | "month";
                    amount: number;
                } | {
                    /** @constant */
                    unit: "same-day";
                } | {
                    /** @constant */
                    unit: "none";
                };
                components: {
                    code: string;
                    name: string;
                    required: boolean;
                    originals: number;
                    copies: number;
                    replaceableByData: boolean;
                    template?: {
                        name: string;
                        /** Format: uri */
                        url?: string;
                    };
                    digitise?: boolean;
                }[];
            }[];
            /** @default null */
            resultCode: string | null;
            result: string;
            /** @default true */
            resultIsPaper: boolean;
            /** @default false */
            needsSignature: boolean;
            /** @default false */
            allowsBatchApproval: boolean;
            legalBasis: string;
            /** @default null */
            publishingDecision: {
                number: string;
                issuedOn: string | null;
                issuedBy: string;
            } | null;
            /** Format: date */
            validFrom: string;
            validTo: string | null;
            /**
             * @default partial
             * @enum {string}
             */
            onlineLevel: "full" | "partial" | "information";
            /** @default  */
            onlineLevelReason: string;
            /**
             * @default province
             * @enum {string}
             */
            nonTerritorialScope: "province" | "nation" | "none";
            /** @default 15:00 */
            sameDayCutOff: string | null;
            /** @default false */
            noAppointment: boolean;
            /** @default null */
            supplementDays: number | null;
            /** @default null */
            consultationSilence: ("agreement" | "no-answer") | null;
            /** @default [] */
            process: {
                code: string;
                name: string;
                /** @enum {string} */
                role: "one-stop-officer" | "specialist" | "chair" | "records-clerk";
                /** @enum {string} */
                unit: "receiving" | "competent" | "returning" | "consulted";
                hours: number;
            }[];
            /** @default null */
            eForm: {
                schema: {
                    [key: string]: unknown;
                };
                /** @default {} */
                uiSchema: {
                    [key: string]: unknown;
                };
            } | null;
            isSimple?: boolean;
            /** @enum {string} */
            confidence: "verified" | "partly" | "unverified";
            /** @default [] */
            uncertain: {
                pointer: string;
                note: string;
            }[];
        };
        Dossier: {
            /** Format: uuid */
            dossierId: string;
            code: string;
            version: number;
            /** @enum {string} */
            status: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
            nationalStatus: number;
            /**
             * @default none
             * @enum {string}
             */
            financialStatus: "none" | "due" | "paid" | "waived" | "refunded";
            procedureCode: string;
            procedureVersion: number;
            procedureName: string;
            field: string;
            /** @enum {string} */
            channel: "counter" | "online" | "postal";
            supportUnitId: string | null;
            /** Format: uuid */
            receivingUnitId: string;
            /** Format: uuid */
            competentUnitId: string;
            /** Format: uuid */
            returningUnitId: string;
            applicantName: string;
            applicantMasked: boolean;
            assigneeId: string | null;
            /** Format: date-time */
            submittedAt: string;
            receivedAt: string | null;
            clockStartsAt: string | null;
            dueAt: string | null;
            dueOn: string | null;
            dueReasons: ({
                code: string;
            } & {
                [key: string]: unknown;
            })[];
            originalDueOn: string | null;
            pausedAt: string | null;
            reasonCode: string | null;
            /** @default null */
            reasonLabel: string | null;
            missingComponents: {
                code: string;
                name: string;
            }[];
            completedAt: string | null;
            timeliness: ("early" | "on-time" | "late") | null;
            /** @default null */
            caseCode: string | null;
            /** @default null */
            intakeDueAt: string | null;
            /** @default null */
            intakeLate: boolean | null;
            /**
             * @default {
             *       "count": 0,
             *       "dueOn": null,
             *       "consent": null
             *     }
             */
            supplement: {
                count: number;
                dueOn: string | null;
                consent: ("asked" | "given" | "refused") | null;
            };
            /**
             * @default not-ready
             * @enum {string}
             */
            deliveryStatus: "not-ready" | "at-desk" | "returned" | "posted";
            /** @default {} */
            sync: {
                [key: string]: "waiting" | "sent" | "confirmed" | "failed";
            };
            /** @default false */
            needsSignature: boolean;
            replacement?: {
                /** Format: uuid */
                replacesResultId: string;
                /** @enum {string} */
                step: "begun" | "signed" | "numbered" | "issued";
            };
            /** @default [] */
            openConsultations: {
                /** Format: uuid */
                consultationId: string;
                /** Format: uuid */
                unitId: string;
                /** Format: date-time */
                dueAt: string;
                /** Format: date */
                dueOn: string;
                /** @enum {string} */
                silence: "waits" | "agrees";
            }[];
            allowedActions: ("receive" | "refuse-intake" | "assign" | "request-supplement" | "supply" | "submit-for-approval" | "approve" | "return-approval" | "complete" | "return-result" | "request-withdrawal" | "refuse-withdrawal" | "stop" | "assess-fees" | "take-payment" | "request-payment" | "cancel-payment" | "refund-payment" | "require-payment" | "confirm-payment" | "extend" | "request-intake-supplement" | "ask-supplement-consent" | "consent-to-supplement" | "refuse-supplement-consent" | "correct" | "sign" | "assign-number" | "issue" | "request-consultation" | "answer-consultation" | "withdraw-consultation" | "transfer" | "withdraw-result" | "replace-result" | "withdraw-signature")[];
        };
        TrackedDossier: {
            /** Format: uuid */
            dossierId: string;
            code: string;
            version: number;
            /** @enum {string} */
            status: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
            procedureName: string;
            competentUnitName: string;
            receivingUnitName: string;
            returningUnitName: string;
            applicantName: string;
            reason: {
                code: string;
                label: string;
                text: string | null;
            } | null;
            missing: {
                code: string;
                name: string;
                note: string | null;
            }[];
            holder: {
                /** @enum {string} */
                side: "office" | "citizen" | "nobody";
                name: string | null;
            };
            until: string | null;
            holding: string;
            next: string;
            pausedAt: string | null;
            /** Format: date-time */
            submittedAt: string;
            receivedAt: string | null;
            dueAt: string | null;
            dueOn: string | null;
            completedAt: string | null;
            timeliness: ("early" | "on-time" | "late") | null;
            timeline: components["schemas"]["TimelineEntryOutput"][];
            rating?: {
                score: number | null;
                mayRate: boolean;
                changeableUntil: string | null;
            };
        };
        Figures: {
            received: number;
            resolved: number;
            onTime: number;
            late: number;
            open: number;
            overdue: number;
            dueWithin3Days: number;
            /** @default 0 */
            withdrawn: number;
            /** @default 0 */
            refused: number;
            /** @default 0 */
            waiting: number;
        };
        TimelineEntryOutput: {
            version: number;
            /** Format: date-time */
            at: string;
            type: string;
            /** @enum {string} */
            status: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
            sentence: string;
            note?: {
                text: string;
                components?: {
                    [key: string]: string;
                };
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listUnits: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                province?: string;
                level?: "province" | "district" | "commune" | "department";
                type?: "tinh" | "thanh-pho-tw" | "quan" | "huyen" | "thi-xa" | "thanh-pho" | "xa" | "phuong" | "thi-tran" | "dac-khu" | "so";
                parentId?: string;
                code?: string;
                asOf?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tìm đơn vị hành chính theo tên (không cần dấu, cả tên cũ), cấp, loại, mã hoặc ngày */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Unit"][];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    lookUpUnit: {
        parameters: {
            query?: {
                asOf?: string;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một đơn vị vào một ngày (mặc định: hôm nay) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
        };
    };
    listUnitSuccessors: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các đơn vị hình thành từ đơn vị này */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UnitSuccession"][];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    listUnitAncestors: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các đơn vị cũ hợp thành đơn vị này */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UnitSuccession"][];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    listUnitSuccessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                province?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Quan hệ đơn vị cũ – đơn vị mới của một tỉnh */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UnitSuccession"][];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    listOfficers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cán bộ và vị trí việc làm trong phạm vi của bạn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            officerId: string;
                            login: string;
                            fullName: string;
                            demo: boolean;
                            posts: {
                                /** Format: uuid */
                                postId: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                role: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                                title: string;
                                /** Format: date */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    listProcedures: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                q?: string;
                field?: string;
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Danh mục thủ tục hành chính đang có hiệu lực */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            procedureId: string;
                            code: string;
                            version: number;
                            name: string;
                            field: string;
                            /** @enum {string} */
                            competentLevel: "commune" | "province";
                            /** @default [] */
                            furtherCompetentLevels: ("commune" | "department" | "province")[];
                            /** @default  */
                            competentPost: string;
                            timeLimit: {
                                /** @enum {string} */
                                unit: "working-day" | "day" | "working-hour" | "month";
                                amount: number;
                            } | {
                                /** @constant */
                                unit: "same-day";
                            } | {
                                /** @constant */
                                unit: "none";
                            };
                            feeDong: number | null;
                            feeNote: string;
                            /** @default [] */
                            channels: {
                                /** @enum {string} */
                                channel: "counter" | "online" | "postal";
                                timeLimit: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                /** @default [] */
                                fees: {
                                    code: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "fee" | "charge";
                                    amountDong: number | null;
                                    /** @enum {string} */
                                    unit: "per-dossier" | "per-copy" | "per-page" | "per-case" | "per-person" | "other";
                                    /** @default  */
                                    note: string;
                                    rule?: {
                                        [key: string]: unknown;
                                    };
                                }[];
                            }[];
                            components: {
                                code: string;
                                name: string;
                                required: boolean;
                                originals: number;
                                copies: number;
                                replaceableByData: boolean;
                                template?: {
                                    name: string;
                                    /** Format: uri */
                                    url?: string;
                                };
                                digitise?: boolean;
                            }[];
                            /** @default [] */
                            cases: {
                                code: string;
                                name: string;
                                timeLimit?: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                components: {
                                    code: string;
                                    name: string;
                                    required: boolean;
                                    originals: number;
                                    copies: number;
                                    replaceableByData: boolean;
                                    template?: {
                                        name: string;
                                        /** Format: uri */
                                        url?: string;
                                    };
                                    digitise?: boolean;
                                }[];
                            }[];
                            /** @default null */
                            resultCode: string | null;
                            result: string;
                            /** @default true */
                            resultIsPaper: boolean;
                            /** @default false */
                            needsSignature: boolean;
                            /** @default false */
                            allowsBatchApproval: boolean;
                            legalBasis: string;
                            /** @default null */
                            publishingDecision: {
                                number: string;
                                issuedOn: string | null;
                                issuedBy: string;
                            } | null;
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /**
                             * @default partial
                             * @enum {string}
                             */
                            onlineLevel: "full" | "partial" | "information";
                            /** @default  */
                            onlineLevelReason: string;
                            /**
                             * @default province
                             * @enum {string}
                             */
                            nonTerritorialScope: "province" | "nation" | "none";
                            /** @default 15:00 */
                            sameDayCutOff: string | null;
                            /** @default false */
                            noAppointment: boolean;
                            /** @default null */
                            supplementDays: number | null;
                            /** @default null */
                            consultationSilence: ("agreement" | "no-answer") | null;
                            /** @default [] */
                            process: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                role: "one-stop-officer" | "specialist" | "chair" | "records-clerk";
                                /** @enum {string} */
                                unit: "receiving" | "competent" | "returning" | "consulted";
                                hours: number;
                            }[];
                            isSimple?: boolean;
                            /** @enum {string} */
                            confidence: "verified" | "partly" | "unverified";
                            /** @default [] */
                            uncertain: {
                                pointer: string;
                                note: string;
                            }[];
                            /** @default false */
                            hasEForm: boolean;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    listProcedureBriefs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Danh mục thủ tục đang có hiệu lực, bản gọn để tìm kiếm trên đường truyền yếu */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            name: string;
                            field: string;
                            /** @enum {string} */
                            competentLevel: "commune" | "province";
                            competentPost: string;
                            timeLimit: {
                                /** @enum {string} */
                                unit: "working-day" | "day" | "working-hour" | "month";
                                amount: number;
                            } | {
                                /** @constant */
                                unit: "same-day";
                            } | {
                                /** @constant */
                                unit: "none";
                            };
                            fees: {
                                amountDong: number | null;
                                /** @enum {string} */
                                unit: "per-dossier" | "per-copy" | "per-page" | "per-case" | "per-person" | "other";
                            }[];
                            papers: number;
                            /** @enum {string} */
                            onlineLevel: "full" | "partial" | "information";
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    lookUpProcedure: {
        parameters: {
            query?: {
                asOf?: string;
                version?: number;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một thủ tục với thành phần hồ sơ, thời hạn và phí */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Procedure"];
                };
            };
        };
    };
    listDossiers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
                statusGroup?: "open" | "waiting" | "ended";
                due?: "overdue" | "today" | "within-3-days";
                procedureCode?: string;
                competentUnitId?: string;
                receivingUnitId?: string;
                assigneeId?: string | "me";
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hồ sơ trong phạm vi của bạn, hạn gần nhất trước, lọc theo mã hồ sơ, thủ tục, đơn vị giải quyết, đơn vị tiếp nhận, người xử lý (assigneeId=me), trạng thái và hạn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dossier"][];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    receiveDossier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    procedureCode: string;
                    /** @enum {string} */
                    channel?: "counter" | "online" | "postal";
                    caseCode?: string;
                    formData?: {
                        [key: string]: unknown;
                    };
                    /** Format: uuid */
                    supportUnitId?: string;
                    /** Format: uuid */
                    receivingUnitId: string;
                    /** Format: uuid */
                    competentUnitId?: string;
                    /** Format: uuid */
                    returningUnitId?: string;
                    applicant: {
                        fullName: string;
                        personalNumber?: string;
                        /** Format: date */
                        dateOfBirth?: string;
                        /** @enum {string} */
                        sex?: "male" | "female";
                        phone?: string;
                        address?: string;
                        email?: string;
                        /** @enum {string} */
                        kind?: "citizen" | "organisation";
                        organisationCode?: string;
                    };
                    submitter?: {
                        fullName: string;
                        personalNumber?: string;
                        /** Format: date */
                        dateOfBirth?: string;
                        /** @enum {string} */
                        sex?: "male" | "female";
                        phone?: string;
                        address?: string;
                        email?: string;
                    };
                    representative?: {
                        fullName: string;
                        personalNumber?: string;
                        /** Format: date */
                        dateOfBirth?: string;
                        /** @enum {string} */
                        sex?: "male" | "female";
                        phone?: string;
                        address?: string;
                        email?: string;
                    };
                    representation?: {
                        /** @enum {string} */
                        basis: "power-of-attorney" | "legal-guardian" | "family-member" | "organisation-head" | "organisation-mandate" | "court-decision";
                        documentNumber?: string;
                        /** Format: date */
                        documentOn?: string;
                        issuedBy?: string;
                        /** Format: uuid */
                        fileId?: string;
                    };
                    /** @default [] */
                    components?: {
                        code: string;
                        /** @default 0 */
                        originals?: number;
                        /** @default 0 */
                        copies?: number;
                        certifiedCopies?: number;
                        /** @constant */
                        replacedByData?: true;
                        /** Format: uuid */
                        reusedFrom?: string;
                        files?: string[];
                    }[];
                    /** @constant */
                    submitOnly?: true;
                    sets?: number;
                    returnByPost?: {
                        recipient?: string;
                        phone?: string;
                        address: string;
                    };
                    /** @default 1 */
                    desk?: string;
                };
            };
        };
        responses: {
            /** @description Tiếp nhận hồ sơ tại quầy, hoặc công dân nộp trực tuyến; trả mã hồ sơ, mã tra cứu và (khi tiếp nhận) ngày hẹn */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dossier: components["schemas"]["Dossier"];
                        trackingSecret: string;
                        trackingToken?: string;
                        /** @default [] */
                        warnings: ({
                            code: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
        };
    };
    lookUpDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một hồ sơ; họ tên che bớt nếu vai trò của bạn không được xem */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    assignDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    assigneeId: string;
                };
            };
        };
        responses: {
            /** @description Giao hồ sơ cho một cán bộ của đơn vị giải quyết */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    completeDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    resultNote?: string;
                };
            };
        };
        responses: {
            /** @description Hoàn thành giải quyết hồ sơ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    receiveSubmittedDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Tiếp nhận hồ sơ đã nộp và đang chờ; có ngày hẹn trả */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    refuseIntake: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Từ chối tiếp nhận hồ sơ, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    requestSupplement: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                    missing: {
                        code: string;
                        note?: string;
                    }[];
                    supplyWithinDays?: number;
                };
            };
        };
        responses: {
            /** @description Yêu cầu bổ sung một lần đầy đủ; tạm dừng tính thời hạn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    supplyDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    components?: {
                        code: string;
                        /** @default 0 */
                        originals?: number;
                        /** @default 0 */
                        copies?: number;
                        certifiedCopies?: number;
                        /** @constant */
                        replacedByData?: true;
                        /** Format: uuid */
                        reusedFrom?: string;
                        files?: string[];
                    }[];
                };
            };
        };
        responses: {
            /** @description Nhận hồ sơ bổ sung; tính lại ngày hẹn và giải quyết tiếp */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    submitForApproval: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    /** Format: uuid */
                    draftFileId?: string;
                };
            };
        };
        responses: {
            /** @description Trình phê duyệt kết quả */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    approveDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Phê duyệt kết quả */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    returnApproval: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Trả lại hồ sơ trình, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    returnResult: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    /**
                     * @default counter
                     * @enum {string}
                     */
                    method?: "counter" | "postal";
                    recipient?: string;
                    postalNumber?: string;
                };
            };
        };
        responses: {
            /** @description Trả kết quả cho người nộp */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    requestWithdrawal: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Đề nghị rút hồ sơ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    refuseWithdrawal: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Không chấp nhận rút hồ sơ, nêu lý do; hồ sơ được giải quyết tiếp */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    stopDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Dừng giải quyết hồ sơ, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    listDossierConsultations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các yêu cầu lấy ý kiến của hồ sơ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            consultationId: string;
                            /** Format: uuid */
                            dossierId: string;
                            dossierCode: string;
                            dossierVersion: number;
                            procedureName: string;
                            /** Format: uuid */
                            askingUnitId: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            state: "open" | "answered" | "silent" | "withdrawn";
                            /** @enum {string} */
                            silence: "waits" | "agrees";
                            question: string | null;
                            answer: string | null;
                            outcome: ("agrees" | "disagrees" | "comments") | null;
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            dueAt: string;
                            /** Format: date */
                            dueOn: string;
                            closedAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    requestConsultation: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    unitId: string;
                    question: string;
                    limit: {
                        /** @enum {string} */
                        unit: "working-hour" | "working-day";
                        amount: number;
                    };
                    /** @enum {string} */
                    silence?: "waits" | "agrees";
                };
            };
        };
        responses: {
            /** @description Lấy ý kiến đơn vị khác, có thời hạn riêng; có thể hỏi nhiều đơn vị song song */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    answerConsultation: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
                consultationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    outcome: "agrees" | "disagrees" | "comments";
                    answer: string;
                };
            };
        };
        responses: {
            /** @description Đơn vị được hỏi trả lời ý kiến */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    withdrawConsultation: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
                consultationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Rút yêu cầu lấy ý kiến, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    transferDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    toUnitId: string;
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Chuyển hồ sơ đến cơ quan có thẩm quyền, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    signResult: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "paper" | "electronic";
                    /** Format: uuid */
                    fileId?: string;
                    sha256?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Ký kết quả, ghi bằng chứng chữ ký */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    assignResultNumber: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default KQ-UBND */
                    symbol?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Cấp số kết quả theo sổ của đơn vị trong năm */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    issueResult: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Phát hành kết quả */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    withdrawResult: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Thu hồi kết quả đã cấp, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    replaceResult: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Lập kết quả thay thế kết quả đã thu hồi; sau đó ký, cấp số, phát hành và hoàn thành như mọi kết quả */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    listResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các kết quả của hồ sơ với bằng chứng ký, số, phát hành, thu hồi và thay thế */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            resultId: string;
                            /** @enum {string} */
                            kind: "paper" | "electronic";
                            fileId: string | null;
                            sha256: string | null;
                            signedAt: string | null;
                            signedBy: string | null;
                            signedAs: {
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                role: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                            } | null;
                            signedOnBehalfOf: string | null;
                            certificateSubject: string | null;
                            /** Format: uuid */
                            unitId: string;
                            number: number | null;
                            year: number | null;
                            symbol: string | null;
                            numberText: string | null;
                            numberedAt: string | null;
                            issuedAt: string | null;
                            issuedOn: string | null;
                            withdrawnAt: string | null;
                            withdrawalReasonCode: string | null;
                            withdrawalReasonLabel: string | null;
                            replacesResultId: string | null;
                            replacedByResultId: string | null;
                        }[];
                        deliveries: {
                            version: number;
                            /** @enum {string} */
                            method: "counter" | "postal";
                            recipient: string | null;
                            postalNumber: string | null;
                            /** Format: date-time */
                            at: string;
                        }[];
                    };
                };
            };
        };
    };
    listConsultations: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                unit: string;
                state?: "open" | "answered" | "silent" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các yêu cầu lấy ý kiến gửi đến một đơn vị, hạn gần nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            consultationId: string;
                            /** Format: uuid */
                            dossierId: string;
                            dossierCode: string;
                            dossierVersion: number;
                            procedureName: string;
                            /** Format: uuid */
                            askingUnitId: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            state: "open" | "answered" | "silent" | "withdrawn";
                            /** @enum {string} */
                            silence: "waits" | "agrees";
                            question: string | null;
                            answer: string | null;
                            outcome: ("agrees" | "disagrees" | "comments") | null;
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            dueAt: string;
                            /** Format: date */
                            dueOn: string;
                            closedAt: string | null;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    approveDossiers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        /** Format: uuid */
                        dossierId: string;
                        expectedVersion: number;
                    }[];
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Phê duyệt nhiều hồ sơ trong một lần; mỗi hồ sơ có kết quả riêng */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            dossierId: string;
                            approved: boolean;
                            version: number | null;
                            refusal: {
                                code: string;
                                params: {
                                    [key: string]: unknown;
                                };
                            } | null;
                        }[];
                    };
                };
            };
        };
    };
    listCodeBlocks: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                unit: string;
                day: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các dải số của một đơn vị trong ngày và những số chưa dùng */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            agencyCode: string;
                            /** Format: uuid */
                            unitId: string;
                            /** Format: date */
                            day: string;
                            desk: string;
                            firstNumber: number;
                            lastNumber: number;
                            offline: boolean;
                            unusedNumbers: number[];
                            unusedCodes: string[];
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    takeCodeBlock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    unitId: string;
                    desk: string;
                };
            };
        };
        responses: {
            /** @description Nhận một dải số để làm việc khi mất mạng */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agencyCode: string;
                        /** Format: uuid */
                        unitId: string;
                        /** Format: date */
                        day: string;
                        desk: string;
                        firstNumber: number;
                        lastNumber: number;
                        offline: boolean;
                        unusedNumbers: number[];
                        unusedCodes: string[];
                    };
                };
            };
        };
    };
    enterOfflineDossier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    procedureCode: string;
                    /** @enum {string} */
                    channel?: "counter" | "online" | "postal";
                    caseCode?: string;
                    formData?: {
                        [key: string]: unknown;
                    };
                    /** Format: uuid */
                    supportUnitId?: string;
                    /** Format: uuid */
                    receivingUnitId: string;
                    /** Format: uuid */
                    competentUnitId?: string;
                    /** Format: uuid */
                    returningUnitId?: string;
                    applicant: {
                        fullName: string;
                        personalNumber?: string;
                        /** Format: date */
                        dateOfBirth?: string;
                        /** @enum {string} */
                        sex?: "male" | "female";
                        phone?: string;
                        address?: string;
                        email?: string;
                        /** @enum {string} */
                        kind?: "citizen" | "organisation";
                        organisationCode?: string;
                    };
                    submitter?: {
                        fullName: string;
                        personalNumber?: string;
                        /** Format: date */
                        dateOfBirth?: string;
                        /** @enum {string} */
                        sex?: "male" | "female";
                        phone?: string;
                        address?: string;
                        email?: string;
                    };
                    representative?: {
                        fullName: string;
                        personalNumber?: string;
                        /** Format: date */
                        dateOfBirth?: string;
                        /** @enum {string} */
                        sex?: "male" | "female";
                        phone?: string;
                        address?: string;
                        email?: string;
                    };
                    representation?: {
                        /** @enum {string} */
                        basis: "power-of-attorney" | "legal-guardian" | "family-member" | "organisation-head" | "organisation-mandate" | "court-decision";
                        documentNumber?: string;
                        /** Format: date */
                        documentOn?: string;
                        issuedBy?: string;
                        /** Format: uuid */
                        fileId?: string;
                    };
                    /** @default [] */
                    components?: {
                        code: string;
                        /** @default 0 */
                        originals?: number;
                        /** @default 0 */
                        copies?: number;
                        certifiedCopies?: number;
                        /** @constant */
                        replacedByData?: true;
                        /** Format: uuid */
                        reusedFrom?: string;
                        files?: string[];
                    }[];
                    sets?: number;
                    returnByPost?: {
                        recipient?: string;
                        phone?: string;
                        address: string;
                    };
                    /** @default 1 */
                    desk?: string;
                    code: string;
                    /** Format: date-time */
                    receivedAt: string;
                };
            };
        };
        responses: {
            /** @description Nhập hồ sơ đã tiếp nhận trên giấy khi mất mạng, bằng số của dải số ngoại tuyến của quầy */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dossier: components["schemas"]["Dossier"];
                        trackingSecret: string;
                        trackingToken?: string;
                        /** @default [] */
                        warnings: ({
                            code: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
        };
    };
    withdrawSignature: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Thu hồi chữ ký trên kết quả chưa phát hành, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    listDelegations: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                unit: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các ủy quyền của một đơn vị, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            delegationId: string;
                            /** Format: uuid */
                            fromOfficerId: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            role: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                            /** Format: uuid */
                            toOfficerId: string;
                            actions: ("approve" | "return-approval" | "sign" | "assign-number" | "issue" | "withdraw-result" | "replace-result" | "transfer" | "answer-consultation" | "assign" | "stop" | "refuse-withdrawal" | "withdraw-signature")[];
                            /** Format: date */
                            validFrom: string;
                            /** Format: date */
                            validTo: string;
                            basis: string | null;
                            version: number;
                            /** Format: date-time */
                            grantedAt: string;
                            withdrawnAt: string | null;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    grantDelegation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    unitId: string;
                    /** Format: uuid */
                    toOfficerId: string;
                    actions: ("approve" | "return-approval" | "sign" | "assign-number" | "issue" | "withdraw-result" | "replace-result" | "transfer" | "answer-consultation" | "assign" | "stop" | "refuse-withdrawal" | "withdraw-signature")[];
                    /** Format: date */
                    validFrom: string;
                    /** Format: date */
                    validTo: string;
                    basis?: string;
                };
            };
        };
        responses: {
            /** @description Lãnh đạo ủy quyền cho cán bộ cùng đơn vị thực hiện một số việc trong một thời gian */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        delegationId: string;
                        /** Format: uuid */
                        fromOfficerId: string;
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        role: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                        /** Format: uuid */
                        toOfficerId: string;
                        actions: ("approve" | "return-approval" | "sign" | "assign-number" | "issue" | "withdraw-result" | "replace-result" | "transfer" | "answer-consultation" | "assign" | "stop" | "refuse-withdrawal" | "withdraw-signature")[];
                        /** Format: date */
                        validFrom: string;
                        /** Format: date */
                        validTo: string;
                        basis: string | null;
                        version: number;
                        /** Format: date-time */
                        grantedAt: string;
                        withdrawnAt: string | null;
                    };
                };
            };
        };
    };
    withdrawDelegation: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                delegationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Rút ủy quyền */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        delegationId: string;
                        /** Format: uuid */
                        fromOfficerId: string;
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        role: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                        /** Format: uuid */
                        toOfficerId: string;
                        actions: ("approve" | "return-approval" | "sign" | "assign-number" | "issue" | "withdraw-result" | "replace-result" | "transfer" | "answer-consultation" | "assign" | "stop" | "refuse-withdrawal" | "withdraw-signature")[];
                        /** Format: date */
                        validFrom: string;
                        /** Format: date */
                        validTo: string;
                        basis: string | null;
                        version: number;
                        /** Format: date-time */
                        grantedAt: string;
                        withdrawnAt: string | null;
                    };
                };
            };
        };
    };
    listTimeline: {
        parameters: {
            query?: {
                afterVersion?: number;
            };
            header?: {
                /** @description Câu chữ trong câu trả lời bằng tiếng Việt (vi, mặc định) hoặc tiếng Anh (en); tên và dữ liệu giữ nguyên. */
                "Accept-Language"?: string;
                /** @description Phiên bản cuối cùng đã nhận; luồng tiếp tục ngay sau đó. */
                "Last-Event-ID"?: string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Diễn biến hồ sơ; Accept: text/event-stream để theo dõi trực tiếp, Last-Event-ID là phiên bản đã xem */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["TimelineEntryOutput"][];
                    };
                    "text/event-stream": unknown;
                };
            };
        };
    };
    trackDossier: {
        parameters: {
            query?: never;
            header?: {
                /** @description Câu chữ trong câu trả lời bằng tiếng Việt (vi, mặc định) hoặc tiếng Anh (en); tên và dữ liệu giữ nguyên. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    secret: string;
                } | {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Tra cứu hồ sơ bằng mã hồ sơ và mã tra cứu in trên giấy tiếp nhận, hoặc bằng mã trong ô QR */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackedDossier"];
                };
            };
        };
    };
    streamTracking: {
        parameters: {
            query?: never;
            header?: {
                "x-tracking-code"?: string;
                "x-tracking-secret"?: string;
                "x-tracking-token"?: string;
                /** @description Câu chữ trong câu trả lời bằng tiếng Việt (vi, mặc định) hoặc tiếng Anh (en); tên và dữ liệu giữ nguyên. */
                "Accept-Language"?: string;
                /** @description Phiên bản cuối cùng đã nhận; luồng tiếp tục ngay sau đó. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Theo dõi hồ sơ trực tiếp bằng mã hồ sơ và mã tra cứu, hoặc bằng mã trong ô QR (các mã đi trong tiêu đề, không nằm trong địa chỉ) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    deferCommand: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    command: string;
                    /** @default {} */
                    body?: {
                        [key: string]: unknown;
                    };
                    /** Format: date-time */
                    effectiveAfter?: string;
                };
            };
        };
        responses: {
            /** @description Ghi nhận một thao tác sẽ có hiệu lực sau vài giây để còn hoàn tác được; lý do không được phép được báo ngay */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        deferredCommandId: string;
                        version: number;
                        /** @enum {string} */
                        state: "pending" | "done" | "refused" | "withdrawn";
                        /** @enum {string} */
                        command: "assign" | "transfer" | "request-supplement" | "request-intake-supplement" | "submit-for-approval" | "return-approval" | "complete" | "return-result";
                        /** Format: uuid */
                        dossierId: string;
                        dossierCode: string;
                        expectedVersion: number;
                        /** Format: date-time */
                        keptAt: string;
                        /** Format: date-time */
                        effectiveAfter: string;
                        endedAt: string | null;
                        dossierVersion: number | null;
                        refusal: {
                            code: string;
                            params: {
                                [key: string]: unknown;
                            };
                            reason: string;
                        } | null;
                    };
                };
            };
        };
    };
    withdrawDeferredCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deferredCommandId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Hoàn tác một thao tác chưa có hiệu lực; trả lại nội dung đã nhập */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        deferredCommandId: string;
                        version: number;
                        /** @enum {string} */
                        state: "pending" | "done" | "refused" | "withdrawn";
                        /** @enum {string} */
                        command: "assign" | "transfer" | "request-supplement" | "request-intake-supplement" | "submit-for-approval" | "return-approval" | "complete" | "return-result";
                        /** Format: uuid */
                        dossierId: string;
                        dossierCode: string;
                        expectedVersion: number;
                        /** Format: date-time */
                        keptAt: string;
                        /** Format: date-time */
                        effectiveAfter: string;
                        endedAt: string | null;
                        dossierVersion: number | null;
                        refusal: {
                            code: string;
                            params: {
                                [key: string]: unknown;
                            };
                            reason: string;
                        } | null;
                        body: {
                            [key: string]: unknown;
                        } | null;
                    };
                };
            };
        };
    };
    listDeferredCommands: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "pending" | "done" | "refused" | "withdrawn";
            };
            header?: {
                /** @description Câu chữ trong câu trả lời bằng tiếng Việt (vi, mặc định) hoặc tiếng Anh (en); tên và dữ liệu giữ nguyên. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các thao tác chờ hiệu lực của chính bạn trong những ngày gần đây: đang chờ, đã thực hiện, không thực hiện được và vì sao */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            deferredCommandId: string;
                            version: number;
                            /** @enum {string} */
                            state: "pending" | "done" | "refused" | "withdrawn";
                            /** @enum {string} */
                            command: "assign" | "transfer" | "request-supplement" | "request-intake-supplement" | "submit-for-approval" | "return-approval" | "complete" | "return-result";
                            /** Format: uuid */
                            dossierId: string;
                            dossierCode: string;
                            expectedVersion: number;
                            /** Format: date-time */
                            keptAt: string;
                            /** Format: date-time */
                            effectiveAfter: string;
                            endedAt: string | null;
                            dossierVersion: number | null;
                            refusal: {
                                code: string;
                                params: {
                                    [key: string]: unknown;
                                };
                                reason: string;
                            } | null;
                            body: {
                                [key: string]: unknown;
                            } | null;
                        }[];
                        nextCursor?: string;
                        /** Format: date-time */
                        now: string;
                    };
                };
            };
        };
    };
    rateTrackedDossier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    secret: string;
                    score: number;
                    /** @default [] */
                    reasons?: ("on-time" | "clear-guidance" | "polite" | "convenient" | "late" | "unclear-guidance" | "impolite" | "many-visits" | "too-many-papers" | "hard-online")[];
                    comment?: string;
                } | {
                    token: string;
                    score: number;
                    /** @default [] */
                    reasons?: ("on-time" | "clear-guidance" | "polite" | "convenient" | "late" | "unclear-guidance" | "impolite" | "many-visits" | "too-many-papers" | "hard-online")[];
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Đánh giá hồ sơ đã kết thúc bằng mã tra cứu; gửi lại trong thời hạn để sửa */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        dossierId: string;
                        version: number;
                        score: number;
                        reasons: ("on-time" | "clear-guidance" | "polite" | "convenient" | "late" | "unclear-guidance" | "impolite" | "many-visits" | "too-many-papers" | "hard-online")[];
                        /** Format: date-time */
                        ratedAt: string;
                        /** Format: date-time */
                        changeableUntil: string;
                    };
                };
            };
        };
    };
    rateOwnDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    score: number;
                    /** @default [] */
                    reasons?: ("on-time" | "clear-guidance" | "polite" | "convenient" | "late" | "unclear-guidance" | "impolite" | "many-visits" | "too-many-papers" | "hard-online")[];
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Đánh giá hồ sơ của chính bạn đã kết thúc; gửi lại trong thời hạn để sửa */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        dossierId: string;
                        version: number;
                        score: number;
                        reasons: ("on-time" | "clear-guidance" | "polite" | "convenient" | "late" | "unclear-guidance" | "impolite" | "many-visits" | "too-many-papers" | "hard-online")[];
                        /** Format: date-time */
                        ratedAt: string;
                        /** Format: date-time */
                        changeableUntil: string;
                    };
                };
            };
        };
    };
    lookUpRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đánh giá của người dân về hồ sơ; việc xem được ghi lại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rating: {
                            /** Format: uuid */
                            dossierId: string;
                            version: number;
                            score: number;
                            reasons: ("on-time" | "clear-guidance" | "polite" | "convenient" | "late" | "unclear-guidance" | "impolite" | "many-visits" | "too-many-papers" | "hard-online")[];
                            /** Format: date-time */
                            ratedAt: string;
                            /** Format: date-time */
                            changeableUntil: string;
                            /** Format: uuid */
                            ratingId: string;
                            /** Format: uuid */
                            unitId: string;
                            changedAt: string | null;
                            comment: string | null;
                        } | null;
                    };
                };
            };
        };
    };
    listLowRatings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các đánh giá thấp trong phạm vi của bạn, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            ratingId: string;
                            /** Format: uuid */
                            dossierId: string;
                            dossierCode: string;
                            /** Format: uuid */
                            unitId: string;
                            procedureCode: string;
                            score: number;
                            reasons: ("on-time" | "clear-guidance" | "polite" | "convenient" | "late" | "unclear-guidance" | "impolite" | "many-visits" | "too-many-papers" | "hard-online")[];
                            hasComment: boolean;
                            /** Format: date-time */
                            ratedAt: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    lookUpSatisfaction: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tổng hợp mức hài lòng theo đơn vị trong các tháng */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            unitId: string;
                            count: number;
                            sum: number;
                            low: number;
                        }[];
                    };
                };
            };
        };
    };
    remindUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Nhắc đơn vị giải quyết xem lại hồ sơ; nhắc lại khi hồ sơ chưa chuyển biến không tạo thêm lời nhắc */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reminder: {
                            /** Format: uuid */
                            reminderId: string;
                            /** Format: uuid */
                            dossierId: string;
                            code: string;
                            procedureName: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            byRole: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                            /** Format: date-time */
                            remindedAt: string;
                            dueOn: string | null;
                        };
                        isNew: boolean;
                    };
                };
            };
        };
    };
    listReminders: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các hồ sơ đơn vị của bạn được nhắc mà chưa chuyển biến, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            reminderId: string;
                            /** Format: uuid */
                            dossierId: string;
                            code: string;
                            procedureName: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            byRole: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                            /** Format: date-time */
                            remindedAt: string;
                            dueOn: string | null;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    quoteFees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    procedureCode: string;
                    /**
                     * @default counter
                     * @enum {string}
                     */
                    channel?: "counter" | "online" | "postal";
                    caseCode?: string;
                    /** @default [] */
                    personGroups?: string[];
                    /** @default [] */
                    quantities?: {
                        feeCode?: string;
                        label?: string;
                        /** @default 1 */
                        pages?: number;
                        /** @default 1 */
                        copies?: number;
                    }[];
                    /** Format: date */
                    on?: string;
                };
            };
        };
        responses: {
            /** @description Tính phí, lệ phí của một thủ tục theo kênh, trường hợp, số trang và số bản; giải thích từng khoản */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        procedureCode: string;
                        procedureVersion: number;
                        /** Format: date */
                        on: string;
                        lines: {
                            code: string;
                            name: string;
                            /** @enum {string} */
                            kind: "fee" | "charge";
                            label: string | null;
                            pages: number;
                            copies: number;
                            /** @enum {string} */
                            state: "priced" | "to-be-set" | "set";
                            steps: {
                                text: string;
                                counts?: {
                                    /** @enum {string} */
                                    what: "dossier" | "unit" | "pages" | "copy-limit" | "copies";
                                    unit?: string;
                                    fromPage?: number;
                                    toPage?: number;
                                };
                                quantity: number;
                                unitDong: number;
                                amountDong: number;
                            }[];
                            grossDong: number | null;
                            exemption: {
                                percent: number;
                                reductionDong: number | null;
                                name: string;
                                basis: string;
                                ruleId: string | null;
                            } | null;
                            amountDong: number | null;
                            basis: string;
                            rule: {
                                /** @enum {string} */
                                source: "procedure" | "province" | "officer";
                                id: string;
                                version: number;
                            };
                            beforeReturn: boolean;
                        }[];
                        totalDong: number | null;
                        free: boolean;
                    };
                };
            };
        };
    };
    lookUpFees: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Phí, lệ phí và nghĩa vụ tài chính của hồ sơ: từng khoản, đã nộp, còn phải nộp */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        dossierId: string;
                        dossierVersion: number;
                        payable: boolean;
                        lines: {
                            code: string;
                            name: string;
                            /** @enum {string} */
                            kind: "fee" | "charge";
                            label: string | null;
                            pages: number;
                            copies: number;
                            /** @enum {string} */
                            state: "priced" | "to-be-set" | "set";
                            steps: {
                                text: string;
                                counts?: {
                                    /** @enum {string} */
                                    what: "dossier" | "unit" | "pages" | "copy-limit" | "copies";
                                    unit?: string;
                                    fromPage?: number;
                                    toPage?: number;
                                };
                                quantity: number;
                                unitDong: number;
                                amountDong: number;
                            }[];
                            grossDong: number | null;
                            exemption: {
                                percent: number;
                                reductionDong: number | null;
                                name: string;
                                basis: string;
                                ruleId: string | null;
                            } | null;
                            amountDong: number | null;
                            basis: string;
                            rule: {
                                /** @enum {string} */
                                source: "procedure" | "province" | "officer";
                                id: string;
                                version: number;
                            };
                            beforeReturn: boolean;
                            /** @enum {string} */
                            source: "assessment" | "obligation";
                            reducedDong: number;
                            openDong: number;
                        }[];
                        assessedAt: string | null;
                        dueDong: number;
                        paidDong: number;
                        refundedDong: number;
                        outstandingDong: number;
                        /** @enum {string} */
                        onlinePayment: "available" | "not-connected";
                    };
                };
            };
        };
    };
    assessFees: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    quantities?: {
                        feeCode?: string;
                        label?: string;
                        /** @default 1 */
                        pages?: number;
                        /** @default 1 */
                        copies?: number;
                    }[];
                    /** @default [] */
                    personGroups?: string[];
                    /** @default [] */
                    amounts?: {
                        feeCode: string;
                        amountDong: number;
                        basis: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Xác định phí, lệ phí của hồ sơ; khoản chưa có mức thu do cán bộ nhập kèm căn cứ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    listDossierPayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các lần thanh toán của hồ sơ; địa chỉ thanh toán trực tuyến khi đã mở */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            paymentId: string;
                            /** Format: uuid */
                            dossierId: string;
                            dossierCode: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            method: "cash" | "online" | "transfer";
                            /** @enum {string} */
                            status: "requested" | "waiting" | "paid" | "failed" | "cancelled" | "refunded";
                            amountDong: number;
                            /** Format: date-time */
                            requestedAt: string;
                            paidAt: string | null;
                            receipt: {
                                /** Format: uuid */
                                unitId: string;
                                series: string;
                                year: number;
                                number: number;
                                label: string;
                            } | null;
                            payUrl: string | null;
                            reference: string | null;
                            transactionId: string | null;
                            billNumber: string | null;
                            refundedDong: number;
                            closedAt: string | null;
                            reasonCode: string | null;
                        }[];
                    };
                };
            };
        };
    };
    payDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    method: "cash";
                    amountDong: number;
                } | {
                    /** @constant */
                    method: "online";
                };
            };
        };
        responses: {
            /** @description Thu tiền mặt tại quầy (có số biên lai), hoặc mở thanh toán trực tuyến */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    cancelPayment: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    reasonCode: "wrong-amount" | "wrong-dossier" | "payer-changed-method" | "printed-wrong" | "other";
                    reasonText: string;
                };
            };
        };
        responses: {
            /** @description Hủy một lần thanh toán hoặc biên lai, nêu lý do; biên lai giữ nguyên số */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amountDong: number;
                    basis: string;
                    feeCode?: string;
                    reducesFee?: boolean;
                };
            };
        };
        responses: {
            /** @description Ghi nhận hoàn trả tiền đã nộp, nêu căn cứ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    requirePayment: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: {
                        code: string;
                        name: string;
                        /**
                         * @default charge
                         * @enum {string}
                         */
                        kind?: "fee" | "charge";
                        amountDong: number;
                        basis: string;
                    }[];
                    documentNumber: string;
                    reasonText: string;
                    /** Format: date */
                    issuedOn?: string;
                };
            };
        };
        responses: {
            /** @description Yêu cầu thực hiện nghĩa vụ tài chính; tạm dừng tính thời hạn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    confirmPayment: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    evidence: {
                        documentNumber: string;
                        /** Format: date */
                        paidOn: string;
                        note?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Xác nhận đã hoàn thành nghĩa vụ tài chính theo chứng từ; tính lại ngày hẹn và giải quyết tiếp */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                day: string;
                unitId?: string;
                method?: "cash" | "online" | "transfer";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sổ thu của một ngày theo đơn vị và hình thức, theo thứ tự biên lai */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            paymentId: string;
                            /** Format: uuid */
                            dossierId: string;
                            dossierCode: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            method: "cash" | "online" | "transfer";
                            /** @enum {string} */
                            status: "requested" | "waiting" | "paid" | "failed" | "cancelled" | "refunded";
                            amountDong: number;
                            /** Format: date-time */
                            requestedAt: string;
                            paidAt: string | null;
                            receipt: {
                                /** Format: uuid */
                                unitId: string;
                                series: string;
                                year: number;
                                number: number;
                                label: string;
                            } | null;
                            payUrl: string | null;
                            reference: string | null;
                            transactionId: string | null;
                            billNumber: string | null;
                            refundedDong: number;
                            closedAt: string | null;
                            reasonCode: string | null;
                        }[];
                        nextCursor?: string;
                        cancelledLater?: {
                            /** Format: uuid */
                            paymentId: string;
                            /** Format: uuid */
                            dossierId: string;
                            dossierCode: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            method: "cash" | "online" | "transfer";
                            /** @enum {string} */
                            status: "requested" | "waiting" | "paid" | "failed" | "cancelled" | "refunded";
                            amountDong: number;
                            /** Format: date-time */
                            requestedAt: string;
                            paidAt: string | null;
                            receipt: {
                                /** Format: uuid */
                                unitId: string;
                                series: string;
                                year: number;
                                number: number;
                                label: string;
                            } | null;
                            payUrl: string | null;
                            reference: string | null;
                            transactionId: string | null;
                            billNumber: string | null;
                            refundedDong: number;
                            closedAt: string | null;
                            reasonCode: string | null;
                        }[];
                        cancelledLaterIsCut?: boolean;
                    };
                };
            };
        };
    };
    exportPayments: {
        parameters: {
            query: {
                day: string;
                unitId?: string;
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sổ thu của một ngày dạng bảng: CSV hoặc XLSX */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    listFeeRules: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "draft" | "published" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Quy định của tỉnh về mức thu và miễn, giảm; bản nháp chỉ quản trị tỉnh thấy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            ruleId: string;
                            version: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "ended";
                            name: string;
                            scope: {
                                /** @default [] */
                                procedureCodes: string[];
                                /** @default [] */
                                fields: string[];
                                /** @default [] */
                                channels: ("counter" | "online" | "postal")[];
                                /** @default [] */
                                caseCodes: string[];
                                /** @default [] */
                                feeCodes: string[];
                                /** @default [] */
                                personGroups: string[];
                            };
                            effect: ({
                                /** @constant */
                                type: "price";
                                fee: {
                                    code: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "fee" | "charge";
                                    price: {
                                        /** @constant */
                                        type: "free";
                                    } | {
                                        /** @constant */
                                        type: "per-dossier";
                                        amountDong: number;
                                    } | {
                                        /** @constant */
                                        type: "per-copy";
                                        unit: string;
                                        amountDong: number;
                                    } | {
                                        /** @constant */
                                        type: "per-page";
                                        bands: {
                                            upToPage: number | null;
                                            amountDong: number;
                                        }[];
                                        maxPerCopyDong: number | null;
                                    } | {
                                        /** @constant */
                                        type: "to-be-set";
                                    };
                                    basis: string;
                                    /** @default false */
                                    beforeReturn: boolean;
                                };
                            } | {
                                /** @constant */
                                type: "reduction";
                                percent: number;
                            }) | null;
                            basis: string;
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    draftFeeRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    scope: {
                        /** @default [] */
                        procedureCodes?: string[];
                        /** @default [] */
                        fields?: string[];
                        /** @default [] */
                        channels?: ("counter" | "online" | "postal")[];
                        /** @default [] */
                        caseCodes?: string[];
                        /** @default [] */
                        feeCodes?: string[];
                        /** @default [] */
                        personGroups?: string[];
                    };
                    effect: ({
                        /** @constant */
                        type: "price";
                        fee: {
                            code: string;
                            name: string;
                            /** @enum {string} */
                            kind: "fee" | "charge";
                            price: {
                                /** @constant */
                                type: "free";
                            } | {
                                /** @constant */
                                type: "per-dossier";
                                amountDong: number;
                            } | {
                                /** @constant */
                                type: "per-copy";
                                unit: string;
                                amountDong: number;
                            } | {
                                /** @constant */
                                type: "per-page";
                                bands: {
                                    upToPage: number | null;
                                    amountDong: number;
                                }[];
                                maxPerCopyDong: number | null;
                            } | {
                                /** @constant */
                                type: "to-be-set";
                            };
                            basis: string;
                            /** @default false */
                            beforeReturn?: boolean;
                        };
                    } | {
                        /** @constant */
                        type: "reduction";
                        percent: number;
                    }) | null;
                    basis: string;
                    /** Format: date */
                    validFrom: string;
                    validTo: string | null;
                };
            };
        };
        responses: {
            /** @description Soạn một quy định về mức thu hoặc miễn, giảm */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        ruleId: string;
                        version: number;
                        /** @enum {string} */
                        state: "draft" | "published" | "ended";
                        name: string;
                        scope: {
                            /** @default [] */
                            procedureCodes: string[];
                            /** @default [] */
                            fields: string[];
                            /** @default [] */
                            channels: ("counter" | "online" | "postal")[];
                            /** @default [] */
                            caseCodes: string[];
                            /** @default [] */
                            feeCodes: string[];
                            /** @default [] */
                            personGroups: string[];
                        };
                        effect: ({
                            /** @constant */
                            type: "price";
                            fee: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                kind: "fee" | "charge";
                                price: {
                                    /** @constant */
                                    type: "free";
                                } | {
                                    /** @constant */
                                    type: "per-dossier";
                                    amountDong: number;
                                } | {
                                    /** @constant */
                                    type: "per-copy";
                                    unit: string;
                                    amountDong: number;
                                } | {
                                    /** @constant */
                                    type: "per-page";
                                    bands: {
                                        upToPage: number | null;
                                        amountDong: number;
                                    }[];
                                    maxPerCopyDong: number | null;
                                } | {
                                    /** @constant */
                                    type: "to-be-set";
                                };
                                basis: string;
                                /** @default false */
                                beforeReturn: boolean;
                            };
                        } | {
                            /** @constant */
                            type: "reduction";
                            percent: number;
                        }) | null;
                        basis: string;
                        /** Format: date */
                        validFrom: string;
                        validTo: string | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    reviseFeeRule: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    scope: {
                        /** @default [] */
                        procedureCodes?: string[];
                        /** @default [] */
                        fields?: string[];
                        /** @default [] */
                        channels?: ("counter" | "online" | "postal")[];
                        /** @default [] */
                        caseCodes?: string[];
                        /** @default [] */
                        feeCodes?: string[];
                        /** @default [] */
                        personGroups?: string[];
                    };
                    effect: ({
                        /** @constant */
                        type: "price";
                        fee: {
                            code: string;
                            name: string;
                            /** @enum {string} */
                            kind: "fee" | "charge";
                            price: {
                                /** @constant */
                                type: "free";
                            } | {
                                /** @constant */
                                type: "per-dossier";
                                amountDong: number;
                            } | {
                                /** @constant */
                                type: "per-copy";
                                unit: string;
                                amountDong: number;
                            } | {
                                /** @constant */
                                type: "per-page";
                                bands: {
                                    upToPage: number | null;
                                    amountDong: number;
                                }[];
                                maxPerCopyDong: number | null;
                            } | {
                                /** @constant */
                                type: "to-be-set";
                            };
                            basis: string;
                            /** @default false */
                            beforeReturn?: boolean;
                        };
                    } | {
                        /** @constant */
                        type: "reduction";
                        percent: number;
                    }) | null;
                    basis: string;
                    /** Format: date */
                    validFrom: string;
                    validTo: string | null;
                };
            };
        };
        responses: {
            /** @description Sửa bản nháp của một quy định */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        ruleId: string;
                        version: number;
                        /** @enum {string} */
                        state: "draft" | "published" | "ended";
                        name: string;
                        scope: {
                            /** @default [] */
                            procedureCodes: string[];
                            /** @default [] */
                            fields: string[];
                            /** @default [] */
                            channels: ("counter" | "online" | "postal")[];
                            /** @default [] */
                            caseCodes: string[];
                            /** @default [] */
                            feeCodes: string[];
                            /** @default [] */
                            personGroups: string[];
                        };
                        effect: ({
                            /** @constant */
                            type: "price";
                            fee: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                kind: "fee" | "charge";
                                price: {
                                    /** @constant */
                                    type: "free";
                                } | {
                                    /** @constant */
                                    type: "per-dossier";
                                    amountDong: number;
                                } | {
                                    /** @constant */
                                    type: "per-copy";
                                    unit: string;
                                    amountDong: number;
                                } | {
                                    /** @constant */
                                    type: "per-page";
                                    bands: {
                                        upToPage: number | null;
                                        amountDong: number;
                                    }[];
                                    maxPerCopyDong: number | null;
                                } | {
                                    /** @constant */
                                    type: "to-be-set";
                                };
                                basis: string;
                                /** @default false */
                                beforeReturn: boolean;
                            };
                        } | {
                            /** @constant */
                            type: "reduction";
                            percent: number;
                        }) | null;
                        basis: string;
                        /** Format: date */
                        validFrom: string;
                        validTo: string | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    publishFeeRule: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Ban hành quy định; có hiệu lực từ ngày đã ghi */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        ruleId: string;
                        version: number;
                        /** @enum {string} */
                        state: "draft" | "published" | "ended";
                        name: string;
                        scope: {
                            /** @default [] */
                            procedureCodes: string[];
                            /** @default [] */
                            fields: string[];
                            /** @default [] */
                            channels: ("counter" | "online" | "postal")[];
                            /** @default [] */
                            caseCodes: string[];
                            /** @default [] */
                            feeCodes: string[];
                            /** @default [] */
                            personGroups: string[];
                        };
                        effect: ({
                            /** @constant */
                            type: "price";
                            fee: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                kind: "fee" | "charge";
                                price: {
                                    /** @constant */
                                    type: "free";
                                } | {
                                    /** @constant */
                                    type: "per-dossier";
                                    amountDong: number;
                                } | {
                                    /** @constant */
                                    type: "per-copy";
                                    unit: string;
                                    amountDong: number;
                                } | {
                                    /** @constant */
                                    type: "per-page";
                                    bands: {
                                        upToPage: number | null;
                                        amountDong: number;
                                    }[];
                                    maxPerCopyDong: number | null;
                                } | {
                                    /** @constant */
                                    type: "to-be-set";
                                };
                                basis: string;
                                /** @default false */
                                beforeReturn: boolean;
                            };
                        } | {
                            /** @constant */
                            type: "reduction";
                            percent: number;
                        }) | null;
                        basis: string;
                        /** Format: date */
                        validFrom: string;
                        validTo: string | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    endFeeRule: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    validTo: string;
                };
            };
        };
        responses: {
            /** @description Ghi ngày hết hiệu lực của một quy định */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        ruleId: string;
                        version: number;
                        /** @enum {string} */
                        state: "draft" | "published" | "ended";
                        name: string;
                        scope: {
                            /** @default [] */
                            procedureCodes: string[];
                            /** @default [] */
                            fields: string[];
                            /** @default [] */
                            channels: ("counter" | "online" | "postal")[];
                            /** @default [] */
                            caseCodes: string[];
                            /** @default [] */
                            feeCodes: string[];
                            /** @default [] */
                            personGroups: string[];
                        };
                        effect: ({
                            /** @constant */
                            type: "price";
                            fee: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                kind: "fee" | "charge";
                                price: {
                                    /** @constant */
                                    type: "free";
                                } | {
                                    /** @constant */
                                    type: "per-dossier";
                                    amountDong: number;
                                } | {
                                    /** @constant */
                                    type: "per-copy";
                                    unit: string;
                                    amountDong: number;
                                } | {
                                    /** @constant */
                                    type: "per-page";
                                    bands: {
                                        upToPage: number | null;
                                        amountDong: number;
                                    }[];
                                    maxPerCopyDong: number | null;
                                } | {
                                    /** @constant */
                                    type: "to-be-set";
                                };
                                basis: string;
                                /** @default false */
                                beforeReturn: boolean;
                            };
                        } | {
                            /** @constant */
                            type: "reduction";
                            percent: number;
                        }) | null;
                        basis: string;
                        /** Format: date */
                        validFrom: string;
                        validTo: string | null;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    listReconciliations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các lần đối soát, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            reconciliationId: string;
                            version: number;
                            /** Format: date */
                            day: string;
                            /** @enum {string} */
                            cause: "daily" | "on-demand";
                            /** @enum {string} */
                            state: "requested" | "completed";
                            /** @enum {string} */
                            platform: "pending" | "compared" | "not-connected";
                            /** Format: date-time */
                            requestedAt: string;
                            completedAt: string | null;
                            differences: number;
                            openDifferences: number;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    requestReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    day: string;
                };
            };
        };
        responses: {
            /** @description Đối soát các khoản thu của một ngày đã qua */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        reconciliationId: string;
                        version: number;
                        /** Format: date */
                        day: string;
                        /** @enum {string} */
                        cause: "daily" | "on-demand";
                        /** @enum {string} */
                        state: "requested" | "completed";
                        /** @enum {string} */
                        platform: "pending" | "compared" | "not-connected";
                        /** Format: date-time */
                        requestedAt: string;
                        completedAt: string | null;
                        differences: number;
                        openDifferences: number;
                    };
                };
            };
        };
    };
    lookUpReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reconciliationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một lần đối soát: tổng thu theo đơn vị và số chênh lệch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        reconciliationId: string;
                        version: number;
                        /** Format: date */
                        day: string;
                        /** @enum {string} */
                        cause: "daily" | "on-demand";
                        /** @enum {string} */
                        state: "requested" | "completed";
                        /** @enum {string} */
                        platform: "pending" | "compared" | "not-connected";
                        /** Format: date-time */
                        requestedAt: string;
                        completedAt: string | null;
                        differences: number;
                        openDifferences: number;
                        units: {
                            /** Format: uuid */
                            unitId: string;
                            unitName: string;
                            cashCount: number;
                            cashDong: number;
                            onlineCount: number;
                            onlineDong: number;
                            transferCount: number;
                            transferDong: number;
                            refundedCount: number;
                            refundedDong: number;
                            cancelledCount: number;
                            cancelledLaterCount: number;
                            cancelledLaterDong: number;
                            differences: number;
                        }[];
                        refunds: {
                            /** Format: uuid */
                            paymentId: string;
                            /** Format: uuid */
                            unitId: string;
                            dossierCode: string;
                            receipt: string;
                            amountDong: number;
                        }[];
                    };
                };
            };
        };
    };
    listDifferences: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                kind?: "paid-there-not-here" | "paid-here-not-there" | "amount-differs" | "unknown-reference" | "callback-refused" | "platform-silent" | "paid-too-much" | "bill-missing" | "receipt-number-missing";
                open?: string;
            };
            header?: never;
            path: {
                reconciliationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các chênh lệch của một lần đối soát, theo loại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            reconciliationId: string;
                            number: number;
                            /** @enum {string} */
                            kind: "paid-there-not-here" | "paid-here-not-there" | "amount-differs" | "unknown-reference" | "callback-refused" | "platform-silent" | "paid-too-much" | "bill-missing" | "receipt-number-missing";
                            unitId: string | null;
                            unitName: string | null;
                            paymentId: string | null;
                            dossierCode: string | null;
                            reference: string | null;
                            oursDong: number | null;
                            theirsDong: number | null;
                            settledAt: string | null;
                            settlement: ("money-refunded" | "payment-recorded" | "platform-corrected" | "receipt-explained" | "no-difference") | null;
                            note: string | null;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    settleDifference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reconciliationId: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    settlement: "money-refunded" | "payment-recorded" | "platform-corrected" | "receipt-explained" | "no-difference";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Ghi cách xử lý một chênh lệch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        reconciliationId: string;
                        number: number;
                        /** @enum {string} */
                        kind: "paid-there-not-here" | "paid-here-not-there" | "amount-differs" | "unknown-reference" | "callback-refused" | "platform-silent" | "paid-too-much" | "bill-missing" | "receipt-number-missing";
                        unitId: string | null;
                        unitName: string | null;
                        paymentId: string | null;
                        dossierCode: string | null;
                        reference: string | null;
                        oursDong: number | null;
                        theirsDong: number | null;
                        settledAt: string | null;
                        settlement: ("money-refunded" | "payment-recorded" | "platform-corrected" | "receipt-explained" | "no-difference") | null;
                        note: string | null;
                    };
                };
            };
        };
    };
    receivePaymentCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Nền tảng thanh toán báo kết quả giao dịch; nội dung và trả lời theo thông điệp của nền tảng */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    lookUpSummary: {
        parameters: {
            query?: {
                from?: string;
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Số liệu toàn tỉnh của một kỳ: tiếp nhận, giải quyết, đúng hạn, đang xử lý, quá hạn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        asOf: string;
                        /** Format: date-time */
                        computedAt: string;
                        appliedEvents: number;
                        figures: components["schemas"]["Figures"];
                    };
                };
            };
        };
    };
    listFigures: {
        parameters: {
            query: {
                from?: string;
                asOf?: string;
                limit?: number;
                cursor?: string;
                by: "unit" | "field" | "procedure" | "day";
                unitView?: "of-the-day" | "today";
                unitId?: string;
                field?: string;
                procedureCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Số liệu theo đơn vị, lĩnh vực, thủ tục hoặc ngày */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            key: string;
                            label: string;
                            unitType?: string;
                            figures: components["schemas"]["Figures"];
                        }[];
                        nextCursor?: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        asOf: string;
                        /** Format: date-time */
                        computedAt: string;
                        appliedEvents: number;
                        countedUnitIds?: string[];
                    };
                };
            };
        };
    };
    listStepTimes: {
        parameters: {
            query?: {
                from?: string;
                asOf?: string;
                limit?: number;
                cursor?: string;
                unitId?: string;
                unitView?: "of-the-day" | "today";
                field?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hồ sơ chờ ở đâu: trung vị và phân vị 90 của giờ làm việc ở từng bước, theo thủ tục, của tỉnh hoặc một đơn vị (tính trọn tháng) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            key: string;
                            label: string;
                            field: string;
                            steps: {
                                /** @enum {string} */
                                step: "intake" | "assign" | "process" | "consult" | "approve" | "issue" | "citizen" | "return";
                                passages: number;
                                medianMinutes: number;
                                p90Minutes: number;
                            }[];
                        }[];
                        nextCursor?: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        asOf: string;
                        /** Format: date-time */
                        computedAt: string;
                        appliedEvents: number;
                    };
                };
            };
        };
    };
    streamFigures: {
        parameters: {
            query?: never;
            header?: {
                /** @description Phiên bản cuối cùng đã nhận; luồng tiếp tục ngay sau đó. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Số liệu hôm nay thay đổi trực tiếp: sự kiện `figures`, nhiều nhất mỗi giây một lần */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    rebuildFigures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Dựng lại số liệu từ nhật ký sự kiện rồi thay bảng đang dùng */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        rebuildId: string;
                        /** Format: date-time */
                        startedAt: string;
                    };
                };
            };
        };
    };
    lookUpCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lịch làm việc của một năm: ngày nghỉ, nghỉ bù, hoán đổi, làm bù; chính thức hay dự kiến */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                        version: number;
                        /** @enum {string} */
                        status: "official" | "proposed" | "unknown";
                        days: {
                            /** Format: date */
                            date: string;
                            /** @enum {string} */
                            kind: "holiday" | "compensatory" | "swap-off" | "swap-work";
                            /** @enum {string} */
                            status: "official" | "proposed";
                            enabled: boolean;
                            basis: string;
                            /**
                             * @default nation
                             * @enum {string}
                             */
                            scope: "nation" | "province";
                        }[];
                    };
                };
            };
        };
    };
    publishCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    document: string;
                    days?: {
                        /** Format: date */
                        date: string;
                        /** @enum {string} */
                        kind: "holiday" | "compensatory" | "swap-off" | "swap-work";
                        /** @enum {string} */
                        status: "official" | "proposed";
                        enabled: boolean;
                        basis: string;
                        /**
                         * @default nation
                         * @enum {string}
                         */
                        scope?: "nation" | "province";
                    }[];
                    csv?: string;
                };
            };
        };
        responses: {
            /** @description Công bố lịch làm việc của một năm theo văn bản (danh sách ngày hoặc CSV), thay cho lịch đang có; expectedVersion là 0 khi năm chưa có lịch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                        version: number;
                        /** @enum {string} */
                        status: "official" | "proposed" | "unknown";
                        days: {
                            /** Format: date */
                            date: string;
                            /** @enum {string} */
                            kind: "holiday" | "compensatory" | "swap-off" | "swap-work";
                            /** @enum {string} */
                            status: "official" | "proposed";
                            enabled: boolean;
                            basis: string;
                            /**
                             * @default nation
                             * @enum {string}
                             */
                            scope: "nation" | "province";
                        }[];
                    };
                };
            };
        };
    };
    listUnitClosures: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Những ngày một đơn vị ngừng làm việc theo quyết định, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            closureId: string;
                            /** Format: uuid */
                            unitId: string;
                            /** Format: date */
                            fromDay: string;
                            /** Format: date */
                            toDay: string;
                            decision: string;
                            reason: string;
                            version: number;
                            /** Format: date-time */
                            addedAt: string;
                            withdrawnAt: string | null;
                            withdrawnBy: string | null;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    addUnitClosure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    fromDay: string;
                    /** Format: date */
                    toDay: string;
                    decision: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Ghi ngày ngừng làm việc của đơn vị (bão, lũ) theo quyết định */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        closureId: string;
                        /** Format: uuid */
                        unitId: string;
                        /** Format: date */
                        fromDay: string;
                        /** Format: date */
                        toDay: string;
                        decision: string;
                        reason: string;
                        version: number;
                        /** Format: date-time */
                        addedAt: string;
                        withdrawnAt: string | null;
                        withdrawnBy: string | null;
                    };
                };
            };
        };
    };
    withdrawUnitClosure: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                unitId: string;
                closureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decision: string;
                };
            };
        };
        responses: {
            /** @description Bỏ ngày ngừng làm việc đã ghi, theo quyết định */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        closureId: string;
                        /** Format: uuid */
                        unitId: string;
                        /** Format: date */
                        fromDay: string;
                        /** Format: date */
                        toDay: string;
                        decision: string;
                        reason: string;
                        version: number;
                        /** Format: date-time */
                        addedAt: string;
                        withdrawnAt: string | null;
                        withdrawnBy: string | null;
                    };
                };
            };
        };
    };
    lookUpServiceHours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Giờ làm việc của một đơn vị theo thời gian; rỗng thì theo giờ của tỉnh */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        version: number;
                        periods: {
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            morning: [
                                number,
                                number
                            ];
                            afternoon: [
                                number,
                                number
                            ];
                            saturday: [
                                number,
                                number
                            ] | null;
                            decision: string;
                        }[];
                    };
                };
            };
        };
    };
    setServiceHours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expectedVersion: number;
                    /** Format: date */
                    validFrom: string;
                    morning: [
                        number,
                        number
                    ];
                    afternoon: [
                        number,
                        number
                    ];
                    /** @default null */
                    saturday?: [
                        number,
                        number
                    ] | null;
                    decision: string;
                };
            };
        };
        responses: {
            /** @description Đặt giờ làm việc của đơn vị từ một ngày; ngày làm việc vẫn là 8 giờ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        unitId: string;
                        version: number;
                        periods: {
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            morning: [
                                number,
                                number
                            ];
                            afternoon: [
                                number,
                                number
                            ];
                            saturday: [
                                number,
                                number
                            ] | null;
                            decision: string;
                        }[];
                    };
                };
            };
        };
    };
    extendDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                    by: {
                        /** @constant */
                        unit: "working-day";
                        amount: number;
                    } | {
                        /** @constant */
                        unit: "working-hour";
                        amount: number;
                    } | {
                        /** @constant */
                        unit: "day";
                        amount: number;
                    };
                };
            };
        };
        responses: {
            /** @description Xin lỗi và gia hạn: ngày hẹn trả mới, nêu lý do (mẫu số 04) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    lookUpDeadlineLedger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sổ thời hạn của hồ sơ: từng khoảng thời gian thuộc về ai, ngày hẹn đầu và hiện tại, các lần điều chỉnh */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        dossierId: string;
                        version: number;
                        historic: boolean;
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        ended: boolean;
                        original: {
                            /** Format: date-time */
                            at: string;
                            /** Format: date */
                            on: string;
                        } | null;
                        current: {
                            /** Format: date-time */
                            at: string;
                            /** Format: date */
                            on: string;
                        } | null;
                        remainingMinutes: number | null;
                        segments: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** @enum {string} */
                            side: "unit" | "person" | "citizen" | "rule";
                            unitId: string | null;
                            accountId: string | null;
                            rule: ("outside-hours" | "before-start") | null;
                            status: string;
                            clockRuns: boolean;
                            calendarMinutes: number;
                            workingMinutes: number;
                            /** @default [] */
                            consultingUnitIds: string[];
                        }[];
                        elapsed: {
                            calendarMinutes: number;
                            workingMinutes: number;
                        };
                        clockMinutes: number;
                        bySide: {
                            [key: string]: {
                                calendarMinutes: number;
                                workingMinutes: number;
                            };
                        };
                        byUnit: {
                            calendarMinutes: number;
                            workingMinutes: number;
                            /** Format: uuid */
                            unitId: string;
                        }[];
                        /** @default [] */
                        byPerson: {
                            calendarMinutes: number;
                            workingMinutes: number;
                            accountId: string;
                        }[];
                        adjustments: {
                            version: number;
                            /** Format: date-time */
                            at: string;
                            reasonCode: string;
                            document: string | null;
                            pausedMinutes: number | null;
                            before: {
                                /** Format: date-time */
                                at: string;
                                /** Format: date */
                                on: string;
                            };
                            after: {
                                /** Format: date-time */
                                at: string;
                                /** Format: date */
                                on: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    listDeadlineNotices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                kind?: "warned" | "passed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hồ sơ đang mở đã được nhắc sắp đến hạn hoặc đã quá hạn, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            noticeId: string;
                            /** @enum {string} */
                            kind: "warned" | "passed";
                            /** Format: uuid */
                            dossierId: string;
                            code: string;
                            /** Format: uuid */
                            competentUnitId: string;
                            beforeMinutes: number | null;
                            /** Format: date-time */
                            dueAt: string;
                            /** Format: date-time */
                            noticedAt: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    lookUpDeadlinePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Quy định của tỉnh về nhắc hạn, gia hạn và cách tính ngày */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        current: {
                            /** Format: date */
                            validFrom: string;
                            warnBeforeMinutes: number[];
                            extensionsMax: number;
                            extensionOpensDaysBefore: number;
                            calendarDaysSkipHolidays: boolean;
                            basis: string;
                        };
                        all: {
                            /** Format: date */
                            validFrom: string;
                            warnBeforeMinutes: number[];
                            extensionsMax: number;
                            extensionOpensDaysBefore: number;
                            calendarDaysSkipHolidays: boolean;
                            basis: string;
                        }[];
                    };
                };
            };
        };
    };
    setDeadlinePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    validFrom: string;
                    warnBeforeMinutes: number[];
                    extensionsMax: number;
                    extensionOpensDaysBefore: number;
                    calendarDaysSkipHolidays: boolean;
                    basis: string;
                };
            };
        };
        responses: {
            /** @description Đặt quy định về thời hạn từ một ngày */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        validFrom: string;
                        warnBeforeMinutes: number[];
                        extensionsMax: number;
                        extensionOpensDaysBefore: number;
                        calendarDaysSkipHolidays: boolean;
                        basis: string;
                    };
                };
            };
        };
    };
    listRecalculations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các lần tính lại ngày hẹn, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            recalculationId: string;
                            version: number;
                            /** @enum {string} */
                            status: "previewing" | "ready" | "applying" | "applied" | "cancelled" | "superseded";
                            /** @enum {string} */
                            reasonCode: "official-calendar" | "unit-closure" | "service-hours";
                            document: string;
                            unitId: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            appliedAt: string | null;
                            examined: number;
                            toMove: number;
                            notComputable: number;
                            moved: number;
                            unchanged: number;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    previewRecalculation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    reasonCode: "official-calendar" | "unit-closure" | "service-hours";
                    document: string;
                    /** Format: uuid */
                    unitId?: string;
                };
            };
        };
        responses: {
            /** @description Tính thử ngày hẹn của hồ sơ đang mở theo lịch mới; chưa thay đổi hồ sơ nào */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        recalculationId: string;
                        version: number;
                        /** @enum {string} */
                        status: "previewing" | "ready" | "applying" | "applied" | "cancelled" | "superseded";
                        /** @enum {string} */
                        reasonCode: "official-calendar" | "unit-closure" | "service-hours";
                        document: string;
                        unitId: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        appliedAt: string | null;
                        examined: number;
                        toMove: number;
                        notComputable: number;
                        moved: number;
                        unchanged: number;
                    };
                };
            };
        };
    };
    lookUpRecalculation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recalculationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tiến độ và số hồ sơ theo đơn vị của một lần tính lại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        recalculationId: string;
                        version: number;
                        /** @enum {string} */
                        status: "previewing" | "ready" | "applying" | "applied" | "cancelled" | "superseded";
                        /** @enum {string} */
                        reasonCode: "official-calendar" | "unit-closure" | "service-hours";
                        document: string;
                        unitId: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        appliedAt: string | null;
                        examined: number;
                        toMove: number;
                        notComputable: number;
                        moved: number;
                        unchanged: number;
                        units: {
                            /** Format: uuid */
                            unitId: string;
                            toMove: number;
                            notComputable: number;
                        }[];
                    };
                };
            };
        };
    };
    listRecalculationLines: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                unitId?: string;
            };
            header?: never;
            path: {
                recalculationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Từng hồ sơ với ngày hẹn trước và sau khi tính lại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            dossierId: string;
                            code: string;
                            /** Format: uuid */
                            competentUnitId: string;
                            before: {
                                /** Format: date-time */
                                at: string;
                                /** Format: date */
                                on: string;
                            };
                            after: {
                                /** Format: date-time */
                                at: string;
                                /** Format: date */
                                on: string;
                            } | null;
                            /** @enum {string} */
                            state: "to-move" | "not-computable" | "moved" | "unchanged";
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    applyRecalculation: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                recalculationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Áp dụng ngày hẹn đã tính thử; ngày hẹn đầu trên giấy tiếp nhận vẫn được giữ */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        recalculationId: string;
                        version: number;
                        /** @enum {string} */
                        status: "previewing" | "ready" | "applying" | "applied" | "cancelled" | "superseded";
                        /** @enum {string} */
                        reasonCode: "official-calendar" | "unit-closure" | "service-hours";
                        document: string;
                        unitId: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        appliedAt: string | null;
                        examined: number;
                        toMove: number;
                        notComputable: number;
                        moved: number;
                        unchanged: number;
                    };
                };
            };
        };
    };
    cancelRecalculation: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                recalculationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Bỏ kết quả tính thử */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        recalculationId: string;
                        version: number;
                        /** @enum {string} */
                        status: "previewing" | "ready" | "applying" | "applied" | "cancelled" | "superseded";
                        /** @enum {string} */
                        reasonCode: "official-calendar" | "unit-closure" | "service-hours";
                        document: string;
                        unitId: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        appliedAt: string | null;
                        examined: number;
                        toMove: number;
                        notComputable: number;
                        moved: number;
                        unchanged: number;
                    };
                };
            };
        };
    };
    quoteAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    procedureCode: string;
                    /**
                     * @default counter
                     * @enum {string}
                     */
                    channel?: "counter" | "online" | "postal";
                    caseCode?: string;
                    /** Format: uuid */
                    receivingUnitId: string;
                    /** Format: uuid */
                    competentUnitId?: string;
                };
            };
        };
        responses: {
            /** @description Tính thử ngày hẹn trả nếu hồ sơ được tiếp nhận ngay lúc này; giải thích cách tính */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        procedureCode: string;
                        procedureVersion: number;
                        /** Format: date-time */
                        at: string;
                        timeLimit: {
                            /** @enum {string} */
                            unit: "working-day" | "day" | "working-hour" | "month";
                            amount: number;
                        } | {
                            /** @constant */
                            unit: "same-day";
                        } | {
                            /** @constant */
                            unit: "none";
                        };
                        /** Format: date-time */
                        clockStartsAt: string;
                        dueAt: string | null;
                        dueOn: string | null;
                        dueReasons: ({
                            code: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
        };
    };
    requestIntakeSupplement: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                    missing: {
                        code: string;
                        note?: string;
                    }[];
                    supplyWithinDays?: number;
                };
            };
        };
        responses: {
            /** @description Yêu cầu bổ sung trước khi tiếp nhận hồ sơ; chưa có ngày hẹn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    askSupplementConsent: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Xin ý kiến lãnh đạo để yêu cầu bổ sung lần nữa, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    consentToSupplement: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Lãnh đạo đồng ý cho yêu cầu bổ sung lần nữa */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    refuseSupplementConsent: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                };
            };
        };
        responses: {
            /** @description Lãnh đạo không đồng ý yêu cầu bổ sung lần nữa, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    listCorrections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Những lần sửa thông tin của hồ sơ, với giá trị trước và sau; việc xem được ghi lại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        corrections: {
                            version: number;
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            role: "applicant" | "submitter" | "representative";
                            /** @enum {string} */
                            field: "fullName" | "personalNumber" | "organisationCode" | "dateOfBirth" | "sex" | "phone" | "address" | "email";
                            before: string | null;
                            after: string | null;
                            reasonCode: string;
                            reasonLabel: string;
                            reasonText: string;
                            correctedBy: string;
                        }[];
                        /** @default [] */
                        formCorrections: {
                            version: number;
                            /** Format: date-time */
                            at: string;
                            pointer: string;
                            before: unknown;
                            after: unknown;
                            reasonCode: string;
                            reasonLabel: string;
                            reasonText: string;
                            correctedBy: string;
                        }[];
                        /** @default [] */
                        postCorrections: {
                            version: number;
                            /** Format: date-time */
                            at: string;
                            before: {
                                recipient?: string;
                                phone?: string;
                                address: string;
                            } | null;
                            after: {
                                recipient?: string;
                                phone?: string;
                                address: string;
                            } | null;
                            reasonCode: string;
                            reasonLabel: string;
                            reasonText: string;
                            correctedBy: string;
                        }[];
                    };
                };
            };
        };
    };
    correctDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reasonCode?: string;
                    /** @default  */
                    reasonText?: string;
                    /**
                     * @default applicant
                     * @enum {string}
                     */
                    role?: "applicant" | "submitter" | "representative";
                    /** @default {} */
                    changes?: {
                        fullName?: string;
                        personalNumber?: string;
                        organisationCode?: string;
                        dateOfBirth?: string | "";
                        sex?: ("male" | "female") | "";
                        phone?: string;
                        address?: string;
                        email?: string;
                    };
                    form?: {
                        [key: string]: unknown;
                    };
                    returnByPost?: {
                        recipient?: string;
                        phone?: string;
                        address: string;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Sửa thông tin người nộp hoặc biểu mẫu điện tử, nêu lý do; giá trị cũ và mới đều được giữ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    lookUpFiling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nội dung đã nộp: người nộp, người đại diện, thành phần, tờ khai điện tử; việc xem được ghi lại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        dossierId: string;
                        caseCode: string | null;
                        parties: {
                            /** @enum {string} */
                            role: "applicant" | "submitter" | "representative";
                            /** @enum {string} */
                            kind: "citizen" | "organisation";
                            fullName: string;
                            personalNumber: string | null;
                            organisationCode: string | null;
                            dateOfBirth: string | null;
                            sex: ("male" | "female") | null;
                            phone: string | null;
                            address: string | null;
                            email: string | null;
                        }[];
                        representation: {
                            /** @enum {string} */
                            basis: "power-of-attorney" | "legal-guardian" | "family-member" | "organisation-head" | "organisation-mandate" | "court-decision";
                            documentNumber?: string;
                            /** Format: date */
                            documentOn?: string;
                            issuedBy?: string;
                            /** Format: uuid */
                            fileId?: string;
                        } | null;
                        /** @default 1 */
                        sets: number;
                        /** @default null */
                        returnByPost: {
                            recipient?: string;
                            phone?: string;
                            address: string;
                        } | null;
                        components: {
                            code: string;
                            originals: number;
                            copies: number;
                            /** @default 0 */
                            certifiedCopies: number;
                            files: string[];
                            replacedByData: boolean;
                            reusedFrom: string | null;
                        }[];
                        formData: {
                            [key: string]: unknown;
                        } | null;
                    };
                };
            };
        };
    };
    listDossiersBehind: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                figure: "received" | "resolved" | "on-time" | "late" | "withdrawn" | "refused" | "open" | "overdue" | "due-within-3-days" | "waiting" | "at-step";
                step?: "intake" | "assign" | "process" | "consult" | "approve" | "issue" | "citizen" | "return";
                from?: string;
                asOf?: string;
                unitIds?: string;
                procedureCode?: string;
                field?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Những hồ sơ đứng sau một con số của báo cáo, trong phạm vi của bạn; unitIds là các mã đơn vị cách nhau bằng dấu phẩy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dossier"][];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    searchDossiers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 50 */
                    limit?: number;
                    cursor?: string;
                    /** @enum {string} */
                    status?: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
                    /** @enum {string} */
                    statusGroup?: "open" | "waiting" | "ended";
                    /** @enum {string} */
                    due?: "overdue" | "today" | "within-3-days";
                    procedureCode?: string;
                    /** Format: uuid */
                    competentUnitId?: string;
                    /** Format: uuid */
                    receivingUnitId?: string;
                    assigneeId?: string | "me";
                    code?: string;
                    name?: string;
                    personalNumber?: string;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Tìm hồ sơ theo mã, mã cũ, họ tên không dấu, số định danh, điện thoại, thủ tục, đơn vị, người xử lý, trạng thái, hạn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dossier"][];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    searchPersons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    personalNumber?: string;
                    organisationCode?: string;
                };
            };
        };
        responses: {
            /** @description Tìm lại người đã nộp hồ sơ theo số định danh hoặc mã tổ chức, để điền sẵn và dùng lại giấy tờ; việc tìm được ghi lại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        persons: {
                            /** @enum {string} */
                            kind: "citizen" | "organisation";
                            fullName: string;
                            personalNumber: string | null;
                            organisationCode: string | null;
                            dateOfBirth: string | null;
                            sex: ("male" | "female") | null;
                            phone: string | null;
                            address: string | null;
                            email: string | null;
                            masked: boolean;
                            /** Format: date-time */
                            asOf: string;
                            dossierId: string | null;
                            dossierCode: string | null;
                        }[];
                        components: {
                            /** Format: uuid */
                            dossierId: string;
                            dossierCode: string;
                            procedureCode: string;
                            procedureName: string;
                            code: string;
                            name: string;
                            /** Format: date */
                            handedInOn: string;
                        }[];
                        warnings: ({
                            code: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bộ lọc đã lưu của bạn và của đơn vị */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            viewId: string;
                            version: number;
                            name: string;
                            filter: {
                                /** @enum {string} */
                                status?: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
                                /** @enum {string} */
                                statusGroup?: "open" | "waiting" | "ended";
                                /** @enum {string} */
                                due?: "overdue" | "today" | "within-3-days";
                                procedureCode?: string;
                                /** Format: uuid */
                                competentUnitId?: string;
                                /** Format: uuid */
                                receivingUnitId?: string;
                                assigneeId?: string | "me";
                            };
                            sharedWithUnitId: string | null;
                            isDefault: boolean;
                            position: number;
                            isOwn: boolean;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    saveView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    filter: {
                        /** @enum {string} */
                        status?: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
                        /** @enum {string} */
                        statusGroup?: "open" | "waiting" | "ended";
                        /** @enum {string} */
                        due?: "overdue" | "today" | "within-3-days";
                        procedureCode?: string;
                        /** Format: uuid */
                        competentUnitId?: string;
                        /** Format: uuid */
                        receivingUnitId?: string;
                        assigneeId?: string | "me";
                    };
                    /** Format: uuid */
                    sharedWithUnitId?: string;
                    /** @default false */
                    isDefault?: boolean;
                    position?: number;
                };
            };
        };
        responses: {
            /** @description Lưu một bộ lọc hồ sơ, riêng hoặc dùng chung trong đơn vị */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        viewId: string;
                        version: number;
                        name: string;
                        filter: {
                            /** @enum {string} */
                            status?: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
                            /** @enum {string} */
                            statusGroup?: "open" | "waiting" | "ended";
                            /** @enum {string} */
                            due?: "overdue" | "today" | "within-3-days";
                            procedureCode?: string;
                            /** Format: uuid */
                            competentUnitId?: string;
                            /** Format: uuid */
                            receivingUnitId?: string;
                            assigneeId?: string | "me";
                        };
                        sharedWithUnitId: string | null;
                        isDefault: boolean;
                        position: number;
                        isOwn: boolean;
                    };
                };
            };
        };
    };
    changeView: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                viewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    filter: {
                        /** @enum {string} */
                        status?: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
                        /** @enum {string} */
                        statusGroup?: "open" | "waiting" | "ended";
                        /** @enum {string} */
                        due?: "overdue" | "today" | "within-3-days";
                        procedureCode?: string;
                        /** Format: uuid */
                        competentUnitId?: string;
                        /** Format: uuid */
                        receivingUnitId?: string;
                        assigneeId?: string | "me";
                    };
                    /** Format: uuid */
                    sharedWithUnitId?: string;
                    /** @default false */
                    isDefault?: boolean;
                    position?: number;
                };
            };
        };
        responses: {
            /** @description Sửa bộ lọc đã lưu */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        viewId: string;
                        version: number;
                        name: string;
                        filter: {
                            /** @enum {string} */
                            status?: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
                            /** @enum {string} */
                            statusGroup?: "open" | "waiting" | "ended";
                            /** @enum {string} */
                            due?: "overdue" | "today" | "within-3-days";
                            procedureCode?: string;
                            /** Format: uuid */
                            competentUnitId?: string;
                            /** Format: uuid */
                            receivingUnitId?: string;
                            assigneeId?: string | "me";
                        };
                        sharedWithUnitId: string | null;
                        isDefault: boolean;
                        position: number;
                        isOwn: boolean;
                    };
                };
            };
        };
    };
    removeView: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                viewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Xóa bộ lọc đã lưu */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        viewId: string;
                        version: number;
                        name: string;
                        filter: {
                            /** @enum {string} */
                            status?: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
                            /** @enum {string} */
                            statusGroup?: "open" | "waiting" | "ended";
                            /** @enum {string} */
                            due?: "overdue" | "today" | "within-3-days";
                            procedureCode?: string;
                            /** Format: uuid */
                            competentUnitId?: string;
                            /** Format: uuid */
                            receivingUnitId?: string;
                            assigneeId?: string | "me";
                        };
                        sharedWithUnitId: string | null;
                        isDefault: boolean;
                        position: number;
                        isOwn: boolean;
                    };
                };
            };
        };
    };
    lookUpFilingDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                filingDraftId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nội dung một bản nháp của bạn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        filingDraftId: string;
                        procedureCode: string;
                        version: number;
                        /** Format: date-time */
                        savedAt: string;
                        content: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    keepFilingDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                filingDraftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    procedureCode: string;
                    content: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Giữ bản nháp hồ sơ của bạn để làm tiếp ở máy khác; lần đầu gửi If-Match "0.full" */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        filingDraftId: string;
                        procedureCode: string;
                        version: number;
                        /** Format: date-time */
                        savedAt: string;
                    };
                };
            };
        };
    };
    removeFilingDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                filingDraftId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Xóa một bản nháp của bạn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        filingDraftId: string;
                    };
                };
            };
        };
    };
    listFilingDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các bản nháp hồ sơ của bạn đang được giữ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            filingDraftId: string;
                            procedureCode: string;
                            version: number;
                            /** Format: date-time */
                            savedAt: string;
                        }[];
                    };
                };
            };
        };
    };
    listWebhookSubscriptions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các đăng ký nhận sự kiện, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            subscriptionId: string;
                            version: number;
                            owner: {
                                accountId: string;
                                /** @enum {string} */
                                kind: "officer" | "citizen" | "client" | "service";
                            };
                            url: string;
                            description: string;
                            events: string[];
                            unitIds: string[];
                            procedureCodes: string[];
                            /** @enum {string} */
                            payload: "thin" | "full";
                            /** @enum {string} */
                            status: "active" | "disabled" | "removed";
                            disabledReason: ("by-owner" | "gone" | "failing" | "owner-ended") | null;
                            disabledAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            secrets: {
                                /** Format: uuid */
                                secretId: string;
                                /** Format: date-time */
                                createdAt: string;
                                validUntil: string | null;
                            }[];
                            health: {
                                failuresInRow: number;
                                failingSince: string | null;
                                restsUntil: string | null;
                                lastDeliveredAt: string | null;
                            };
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    createWebhookSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    url: string;
                    /** @default  */
                    description?: string;
                    /** @default [] */
                    events?: ("dossier.approval-returned" | "dossier.approved" | "dossier.assigned" | "dossier.completed" | "dossier.consultation-answered" | "dossier.consultation-requested" | "dossier.consultation-withdrawn" | "dossier.corrected" | "dossier.deadline-recalculated" | "dossier.extended" | "dossier.fees-assessed" | "dossier.intake-refused" | "dossier.intake-supplement-requested" | "dossier.intake-supplemented" | "dossier.issued" | "dossier.numbered" | "dossier.payment-cancelled" | "dossier.payment-confirmed" | "dossier.payment-failed" | "dossier.payment-received" | "dossier.payment-refunded" | "dossier.payment-requested" | "dossier.payment-required" | "dossier.procedure-moved" | "dossier.received" | "dossier.result-replaced" | "dossier.result-replacement-begun" | "dossier.result-returned" | "dossier.result-withdrawn" | "dossier.signature-withdrawn" | "dossier.signed" | "dossier.stopped" | "dossier.submitted" | "dossier.submitted-for-approval" | "dossier.supplement-consent-asked" | "dossier.supplement-consent-given" | "dossier.supplement-consent-refused" | "dossier.supplement-requested" | "dossier.supplemented" | "dossier.transferred" | "dossier.withdrawal-refused" | "dossier.withdrawal-requested" | "procedure.published" | "unit.registered" | "unit.revised")[];
                    /** @default [] */
                    unitIds?: string[];
                    /** @default [] */
                    procedureCodes?: string[];
                    /**
                     * @default thin
                     * @enum {string}
                     */
                    payload?: "thin" | "full";
                };
            };
        };
        responses: {
            /** @description Đăng ký nhận sự kiện theo Standard Webhooks; khóa ký chỉ hiện một lần ở đây */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        subscriptionId: string;
                        version: number;
                        owner: {
                            accountId: string;
                            /** @enum {string} */
                            kind: "officer" | "citizen" | "client" | "service";
                        };
                        url: string;
                        description: string;
                        events: string[];
                        unitIds: string[];
                        procedureCodes: string[];
                        /** @enum {string} */
                        payload: "thin" | "full";
                        /** @enum {string} */
                        status: "active" | "disabled" | "removed";
                        disabledReason: ("by-owner" | "gone" | "failing" | "owner-ended") | null;
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        secrets: {
                            /** Format: uuid */
                            secretId: string;
                            /** Format: date-time */
                            createdAt: string;
                            validUntil: string | null;
                        }[];
                        health: {
                            failuresInRow: number;
                            failingSince: string | null;
                            restsUntil: string | null;
                            lastDeliveredAt: string | null;
                        };
                        secret: string | null;
                    };
                };
            };
        };
    };
    lookUpWebhookSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một đăng ký nhận sự kiện và tình trạng của địa chỉ nhận */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        subscriptionId: string;
                        version: number;
                        owner: {
                            accountId: string;
                            /** @enum {string} */
                            kind: "officer" | "citizen" | "client" | "service";
                        };
                        url: string;
                        description: string;
                        events: string[];
                        unitIds: string[];
                        procedureCodes: string[];
                        /** @enum {string} */
                        payload: "thin" | "full";
                        /** @enum {string} */
                        status: "active" | "disabled" | "removed";
                        disabledReason: ("by-owner" | "gone" | "failing" | "owner-ended") | null;
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        secrets: {
                            /** Format: uuid */
                            secretId: string;
                            /** Format: date-time */
                            createdAt: string;
                            validUntil: string | null;
                        }[];
                        health: {
                            failuresInRow: number;
                            failingSince: string | null;
                            restsUntil: string | null;
                            lastDeliveredAt: string | null;
                        };
                    };
                };
            };
        };
    };
    changeWebhookSubscription: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    url: string;
                    /** @default  */
                    description?: string;
                    /** @default [] */
                    events?: ("dossier.approval-returned" | "dossier.approved" | "dossier.assigned" | "dossier.completed" | "dossier.consultation-answered" | "dossier.consultation-requested" | "dossier.consultation-withdrawn" | "dossier.corrected" | "dossier.deadline-recalculated" | "dossier.extended" | "dossier.fees-assessed" | "dossier.intake-refused" | "dossier.intake-supplement-requested" | "dossier.intake-supplemented" | "dossier.issued" | "dossier.numbered" | "dossier.payment-cancelled" | "dossier.payment-confirmed" | "dossier.payment-failed" | "dossier.payment-received" | "dossier.payment-refunded" | "dossier.payment-requested" | "dossier.payment-required" | "dossier.procedure-moved" | "dossier.received" | "dossier.result-replaced" | "dossier.result-replacement-begun" | "dossier.result-returned" | "dossier.result-withdrawn" | "dossier.signature-withdrawn" | "dossier.signed" | "dossier.stopped" | "dossier.submitted" | "dossier.submitted-for-approval" | "dossier.supplement-consent-asked" | "dossier.supplement-consent-given" | "dossier.supplement-consent-refused" | "dossier.supplement-requested" | "dossier.supplemented" | "dossier.transferred" | "dossier.withdrawal-refused" | "dossier.withdrawal-requested" | "procedure.published" | "unit.registered" | "unit.revised")[];
                    /** @default [] */
                    unitIds?: string[];
                    /** @default [] */
                    procedureCodes?: string[];
                    /**
                     * @default thin
                     * @enum {string}
                     */
                    payload?: "thin" | "full";
                };
            };
        };
        responses: {
            /** @description Thay địa chỉ nhận, sự kiện, đơn vị, thủ tục hoặc nội dung gửi; phần không ghi trở về mặc định */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        subscriptionId: string;
                        version: number;
                        owner: {
                            accountId: string;
                            /** @enum {string} */
                            kind: "officer" | "citizen" | "client" | "service";
                        };
                        url: string;
                        description: string;
                        events: string[];
                        unitIds: string[];
                        procedureCodes: string[];
                        /** @enum {string} */
                        payload: "thin" | "full";
                        /** @enum {string} */
                        status: "active" | "disabled" | "removed";
                        disabledReason: ("by-owner" | "gone" | "failing" | "owner-ended") | null;
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        secrets: {
                            /** Format: uuid */
                            secretId: string;
                            /** Format: date-time */
                            createdAt: string;
                            validUntil: string | null;
                        }[];
                        health: {
                            failuresInRow: number;
                            failingSince: string | null;
                            restsUntil: string | null;
                            lastDeliveredAt: string | null;
                        };
                    };
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 24 */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Cấp khóa ký mới; khóa trước còn ký song song trong số giờ đã chọn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        subscriptionId: string;
                        version: number;
                        owner: {
                            accountId: string;
                            /** @enum {string} */
                            kind: "officer" | "citizen" | "client" | "service";
                        };
                        url: string;
                        description: string;
                        events: string[];
                        unitIds: string[];
                        procedureCodes: string[];
                        /** @enum {string} */
                        payload: "thin" | "full";
                        /** @enum {string} */
                        status: "active" | "disabled" | "removed";
                        disabledReason: ("by-owner" | "gone" | "failing" | "owner-ended") | null;
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        secrets: {
                            /** Format: uuid */
                            secretId: string;
                            /** Format: date-time */
                            createdAt: string;
                            validUntil: string | null;
                        }[];
                        health: {
                            failuresInRow: number;
                            failingSince: string | null;
                            restsUntil: string | null;
                            lastDeliveredAt: string | null;
                        };
                        secret: string | null;
                    };
                };
            };
        };
    };
    disableWebhookSubscription: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Ngừng gửi; sự kiện trong ba ngày kế tiếp được giữ lại, chờ bật */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        subscriptionId: string;
                        version: number;
                        owner: {
                            accountId: string;
                            /** @enum {string} */
                            kind: "officer" | "citizen" | "client" | "service";
                        };
                        url: string;
                        description: string;
                        events: string[];
                        unitIds: string[];
                        procedureCodes: string[];
                        /** @enum {string} */
                        payload: "thin" | "full";
                        /** @enum {string} */
                        status: "active" | "disabled" | "removed";
                        disabledReason: ("by-owner" | "gone" | "failing" | "owner-ended") | null;
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        secrets: {
                            /** Format: uuid */
                            secretId: string;
                            /** Format: date-time */
                            createdAt: string;
                            validUntil: string | null;
                        }[];
                        health: {
                            failuresInRow: number;
                            failingSince: string | null;
                            restsUntil: string | null;
                            lastDeliveredAt: string | null;
                        };
                    };
                };
            };
        };
    };
    enableWebhookSubscription: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Gửi lại từ bây giờ, kể cả những gì đang được giữ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        subscriptionId: string;
                        version: number;
                        owner: {
                            accountId: string;
                            /** @enum {string} */
                            kind: "officer" | "citizen" | "client" | "service";
                        };
                        url: string;
                        description: string;
                        events: string[];
                        unitIds: string[];
                        procedureCodes: string[];
                        /** @enum {string} */
                        payload: "thin" | "full";
                        /** @enum {string} */
                        status: "active" | "disabled" | "removed";
                        disabledReason: ("by-owner" | "gone" | "failing" | "owner-ended") | null;
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        secrets: {
                            /** Format: uuid */
                            secretId: string;
                            /** Format: date-time */
                            createdAt: string;
                            validUntil: string | null;
                        }[];
                        health: {
                            failuresInRow: number;
                            failingSince: string | null;
                            restsUntil: string | null;
                            lastDeliveredAt: string | null;
                        };
                    };
                };
            };
        };
    };
    removeWebhookSubscription: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Bỏ đăng ký */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        subscriptionId: string;
                        version: number;
                        owner: {
                            accountId: string;
                            /** @enum {string} */
                            kind: "officer" | "citizen" | "client" | "service";
                        };
                        url: string;
                        description: string;
                        events: string[];
                        unitIds: string[];
                        procedureCodes: string[];
                        /** @enum {string} */
                        payload: "thin" | "full";
                        /** @enum {string} */
                        status: "active" | "disabled" | "removed";
                        disabledReason: ("by-owner" | "gone" | "failing" | "owner-ended") | null;
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        secrets: {
                            /** Format: uuid */
                            secretId: string;
                            /** Format: date-time */
                            createdAt: string;
                            validUntil: string | null;
                        }[];
                        health: {
                            failuresInRow: number;
                            failingSince: string | null;
                            restsUntil: string | null;
                            lastDeliveredAt: string | null;
                        };
                    };
                };
            };
        };
    };
    sendWebhookTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Gửi một sự kiện thử */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        deliveryId: string;
                        /** Format: uuid */
                        subscriptionId: string;
                        event: string;
                        /** @enum {string} */
                        status: "pending" | "delivered" | "failed";
                        /** Format: date-time */
                        createdAt: string;
                        deliveredAt: string | null;
                        nextAttemptAt: string | null;
                        attempts: number;
                        lastStatus: number | null;
                        lastFault: ("status" | "redirect" | "timeout" | "connection" | "tls" | "name-not-found" | "address-refused" | "expired") | null;
                    };
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "pending" | "delivered" | "failed";
            };
            header?: never;
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nhật ký gửi, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            deliveryId: string;
                            /** Format: uuid */
                            subscriptionId: string;
                            event: string;
                            /** @enum {string} */
                            status: "pending" | "delivered" | "failed";
                            /** Format: date-time */
                            createdAt: string;
                            deliveredAt: string | null;
                            nextAttemptAt: string | null;
                            attempts: number;
                            lastStatus: number | null;
                            lastFault: ("status" | "redirect" | "timeout" | "connection" | "tls" | "name-not-found" | "address-refused" | "expired") | null;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    lookUpWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một lần gửi: nội dung đã ký và từng lần thử */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        deliveryId: string;
                        /** Format: uuid */
                        subscriptionId: string;
                        event: string;
                        /** @enum {string} */
                        status: "pending" | "delivered" | "failed";
                        /** Format: date-time */
                        createdAt: string;
                        deliveredAt: string | null;
                        nextAttemptAt: string | null;
                        attempts: number;
                        lastStatus: number | null;
                        lastFault: ("status" | "redirect" | "timeout" | "connection" | "tls" | "name-not-found" | "address-refused" | "expired") | null;
                        payload: string;
                        log: {
                            /** Format: date-time */
                            at: string;
                            durationMs: number;
                            status: number | null;
                            fault: ("status" | "redirect" | "timeout" | "connection" | "tls" | "name-not-found" | "address-refused" | "expired") | null;
                        }[];
                    };
                };
            };
        };
    };
    resendWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Gửi lại đúng nội dung của một lần gửi */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        deliveryId: string;
                        /** Format: uuid */
                        subscriptionId: string;
                        event: string;
                        /** @enum {string} */
                        status: "pending" | "delivered" | "failed";
                        /** Format: date-time */
                        createdAt: string;
                        deliveredAt: string | null;
                        nextAttemptAt: string | null;
                        attempts: number;
                        lastStatus: number | null;
                        lastFault: ("status" | "redirect" | "timeout" | "connection" | "tls" | "name-not-found" | "address-refused" | "expired") | null;
                    };
                };
            };
        };
    };
    resendFailedDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    since: string;
                };
            };
        };
        responses: {
            /** @description Gửi lại những gì chưa gửi được từ một thời điểm, cũ nhất trước */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        subscriptionId: string;
                        /** Format: date-time */
                        since: string;
                        resent: number;
                        more: boolean;
                    };
                };
            };
        };
    };
    lookUpOwnAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tài khoản đang đăng nhập và các vị trí việc làm hôm nay */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                        login: string;
                        /** @enum {string} */
                        kind: "officer" | "citizen" | "client" | "service";
                        posts: {
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            role: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                        }[];
                    };
                };
            };
        };
    };
    lookUpOwnPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bạn được làm gì hôm nay, ở đơn vị nào, theo vị trí việc làm hay ủy quyền nào, từ ngày nào đến ngày nào */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                        /** Format: date */
                        asOf: string;
                        permissions: {
                            subject: string;
                            action: string;
                            /** @enum {string} */
                            where: "anywhere" | "unit" | "own";
                            unitId: string | null;
                            at: ("unit" | "receiving" | "competent" | "returning" | "asked" | "support" | "involved")[];
                            role: ("one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service") | null;
                            onBehalfOf: string | null;
                            while: ("received" | "not-received") | null;
                            holderOnly: boolean;
                            validFrom: string | null;
                            validTo: string | null;
                        }[];
                    };
                };
            };
        };
    };
    listPermissionRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bảng phân quyền đang áp dụng: vai trò nào được làm việc gì, ở đơn vị nào của đối tượng, với điều kiện nào */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rules: {
                            subject: string;
                            action: string;
                            delegable: boolean;
                            grants: {
                                roles: ("one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service")[];
                                at: ("anywhere" | "unit" | "receiving" | "competent" | "returning" | "asked" | "support" | "involved")[];
                                scopes: string[];
                                owner: boolean;
                                holderOnly: boolean;
                                while: ("received" | "not-received") | null;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    lookUpAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một tài khoản: có bị khóa không, phiên nào còn hiệu lực */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        /** @enum {string} */
                        kind: "officer" | "citizen" | "client" | "service";
                        locked: boolean;
                        tokensNotBefore: string | null;
                        version: number;
                        login: string | null;
                        lockedAt: string | null;
                        lockReason: string | null;
                    };
                };
            };
        };
    };
    lockAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Khóa tài khoản, nêu lý do; mọi phiên đăng nhập kết thúc trong 30 giây */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        /** @enum {string} */
                        kind: "officer" | "citizen" | "client" | "service";
                        locked: boolean;
                        tokensNotBefore: string | null;
                        version: number;
                        login: string | null;
                        lockedAt: string | null;
                        lockReason: string | null;
                    };
                };
            };
        };
    };
    unlockAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Mở khóa tài khoản, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        /** @enum {string} */
                        kind: "officer" | "citizen" | "client" | "service";
                        locked: boolean;
                        tokensNotBefore: string | null;
                        version: number;
                        login: string | null;
                        lockedAt: string | null;
                        lockReason: string | null;
                    };
                };
            };
        };
    };
    endAccountSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Kết thúc mọi phiên đăng nhập của một người, nêu lý do; người đó có thể đăng nhập lại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        /** @enum {string} */
                        kind: "officer" | "citizen" | "client" | "service";
                        locked: boolean;
                        tokensNotBefore: string | null;
                        version: number;
                        login: string | null;
                        lockedAt: string | null;
                        lockReason: string | null;
                    };
                };
            };
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Đặt lại xác thực hai lớp của người mất điện thoại và mã dự phòng, nêu lý do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                    };
                };
            };
        };
    };
    importOfficers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    format: "csv" | "xlsx";
                    /** Format: base64 */
                    bytesBase64: string;
                    /** @default false */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Nhập cán bộ và vị trí việc làm từ XLSX hoặc CSV; sai một dòng thì không ghi gì và nêu mọi dòng sai */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                        applied: boolean;
                        rows: number;
                        errors: {
                            row: number;
                            field: string;
                            code: string;
                            message: string;
                        }[];
                        officers: {
                            login: string;
                            officerId: string | null;
                            isNew: boolean;
                            isChanged: boolean;
                            posts: number;
                        }[];
                    };
                };
            };
        };
    };
    lookUpBoundaries: {
        parameters: {
            query?: {
                asOf?: string;
                parts?: "all" | "units";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ranh giới các xã, phường của tỉnh vào một ngày (TopoJSON, WGS84), nếu đã nạp */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        boundaries: {
                            /** Format: uuid */
                            importId: string;
                            /** Format: date */
                            validFrom: string;
                            /** Format: date-time */
                            importedAt: string;
                            source: string;
                            units: {
                                /** Format: uuid */
                                unitId: string;
                                code: string;
                                terrain: ("plain" | "midland" | "mountain" | "island") | null;
                            }[];
                            topology: {
                                /** @constant */
                                type: "Topology";
                                bbox?: [
                                    number,
                                    number,
                                    number,
                                    number
                                ];
                                transform: {
                                    scale: [
                                        number,
                                        number
                                    ];
                                    translate: [
                                        number,
                                        number
                                    ];
                                };
                                arcs: [
                                    number,
                                    number
                                ][][];
                                objects: {
                                    communes: {
                                        /** @constant */
                                        type: "GeometryCollection";
                                        geometries: ({
                                            /** @constant */
                                            type: "Polygon";
                                            id: string;
                                            properties?: {
                                                /** @enum {string} */
                                                terrain?: "plain" | "midland" | "mountain" | "island";
                                            };
                                            arcs: number[][];
                                        } | {
                                            /** @constant */
                                            type: "MultiPolygon";
                                            id: string;
                                            properties?: {
                                                /** @enum {string} */
                                                terrain?: "plain" | "midland" | "mountain" | "island";
                                            };
                                            arcs: number[][][];
                                        })[];
                                    };
                                };
                            } | null;
                        } | null;
                    };
                };
            };
        };
    };
    importBoundaries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    validFrom: string;
                    topology: {
                        /** @constant */
                        type: "Topology";
                        bbox?: [
                            number,
                            number,
                            number,
                            number
                        ];
                        transform: {
                            scale: [
                                number,
                                number
                            ];
                            translate: [
                                number,
                                number
                            ];
                        };
                        arcs: [
                            number,
                            number
                        ][][];
                        objects: {
                            communes: {
                                /** @constant */
                                type: "GeometryCollection";
                                geometries: ({
                                    /** @constant */
                                    type: "Polygon";
                                    id: string;
                                    properties?: {
                                        /** @enum {string} */
                                        terrain?: "plain" | "midland" | "mountain" | "island";
                                    };
                                    arcs: number[][];
                                } | {
                                    /** @constant */
                                    type: "MultiPolygon";
                                    id: string;
                                    properties?: {
                                        /** @enum {string} */
                                        terrain?: "plain" | "midland" | "mountain" | "island";
                                    };
                                    arcs: number[][][];
                                })[];
                            };
                        };
                    };
                    source: string;
                    /** @default false */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Nạp ranh giới các xã, phường của tỉnh; sai một đơn vị thì không ghi gì và nêu mọi chỗ sai */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                        applied: boolean;
                        /** Format: date */
                        validFrom: string;
                        units: number;
                        bytes: number;
                        problems: {
                            /** @enum {string} */
                            code: "file-unreadable" | "file-too-large" | "not-geojson" | "crs-wrong" | "too-many-features" | "too-many-vertices" | "geometry-not-area" | "code-missing" | "terrain-unknown" | "ring-too-short" | "ring-open" | "ring-empty" | "ring-crosses-itself" | "budget-unreachable" | "unit-twice" | "unit-unknown" | "unit-missing" | "ring-invalid" | "outside-vietnam" | "topology-too-large";
                            unitCode: string | null;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    lookUpFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Trạng thái, mã băm, số trang và kết quả quét của một tệp */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        fileId: string;
                        /** @enum {string} */
                        state: "uploading" | "checking" | "complete";
                        sizeBytes: number;
                        receivedBytes: number;
                        mediaType: ("application/pdf" | "image/jpeg" | "image/png" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") | null;
                        sha256: string | null;
                        pages: number | null;
                        scan: ("pending" | "clean" | "infected" | "unscanned") | null;
                        name: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        completedAt: string | null;
                        expiresAt: string | null;
                    };
                };
            };
        };
    };
    issueDownloadTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    confirmUnscanned?: boolean;
                };
            };
        };
        responses: {
            /** @description Cấp liên kết tải về có hiệu lực hai phút cho một tệp */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ticket: string;
                        path: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
        };
    };
    convertImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fileIds: string[];
                };
            };
        };
        responses: {
            /** @description Ghép nhiều ảnh đã tải lên thành một tệp PDF, theo thứ tự */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        fileId: string;
                        /** @enum {string} */
                        state: "uploading" | "checking" | "complete";
                        sizeBytes: number;
                        receivedBytes: number;
                        mediaType: ("application/pdf" | "image/jpeg" | "image/png" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") | null;
                        sha256: string | null;
                        pages: number | null;
                        scan: ("pending" | "clean" | "infected" | "unscanned") | null;
                        name: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        completedAt: string | null;
                        expiresAt: string | null;
                    };
                };
            };
        };
    };
    listComponents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Thành phần hồ sơ đã nộp và các tệp của từng thành phần */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            name: string;
                            originals: number;
                            copies: number;
                            /** @default 0 */
                            certifiedCopies: number;
                            files: {
                                /** Format: uuid */
                                fileId: string;
                                sha256: string;
                                pages: number | null;
                                sizeBytes: number;
                                mediaType: string;
                                scan: string;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    listPapers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Giấy tờ đã phát hành của hồ sơ, và các mẫu có thể in lúc này */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            paperId: string;
                            /** Format: uuid */
                            dossierId: string;
                            /** @enum {string} */
                            form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip";
                            title: string;
                            /** @enum {string} */
                            circular: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
                            formNumber: string | null;
                            /** @enum {string} */
                            format: "A4" | "A5";
                            version: number;
                            dossierVersion: number;
                            templateVersion: number;
                            /** Format: date-time */
                            issuedAt: string;
                            sha256: string;
                            sizeBytes: number;
                            isLatest: boolean;
                        }[];
                        available: {
                            /** @enum {string} */
                            form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip";
                            title: string;
                            /** @enum {string} */
                            circular: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
                            formNumber: string | null;
                        }[];
                    };
                };
            };
        };
    };
    issuePaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip";
                    /** @enum {string} */
                    format?: "A4" | "A5";
                    withDossierIds?: string[];
                };
            };
        };
        responses: {
            /** @description Phát hành một giấy tờ theo mẫu 01 đến 06; nội dung không đổi thì trả lại đúng bản đã phát hành */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        paperId: string;
                        /** Format: uuid */
                        dossierId: string;
                        /** @enum {string} */
                        form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip";
                        title: string;
                        /** @enum {string} */
                        circular: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
                        formNumber: string | null;
                        /** @enum {string} */
                        format: "A4" | "A5";
                        version: number;
                        dossierVersion: number;
                        templateVersion: number;
                        /** Format: date-time */
                        issuedAt: string;
                        sha256: string;
                        sizeBytes: number;
                        isLatest: boolean;
                    };
                };
            };
        };
    };
    fetchPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
                paperId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bản PDF đã phát hành, từng byte như lúc phát hành */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    fetchTrackedReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    secret: string;
                    /** @enum {string} */
                    format?: "A4" | "A5";
                } | {
                    token: string;
                    /** @enum {string} */
                    format?: "A4" | "A5";
                };
            };
        };
        responses: {
            /** @description Giấy tiếp nhận và hẹn trả kết quả bằng mã hồ sơ và mã tra cứu, hoặc bằng mã trong ô QR; thông tin cá nhân che bớt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    printTrackingBook: {
        parameters: {
            query: {
                unitId: string;
                from: string;
                to: string;
                file?: "pdf" | "xlsx";
                format?: "A4" | "A5";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sổ theo dõi hồ sơ của một đơn vị tiếp nhận (PDF hoặc XLSX); trang tiếp theo ở tiêu đề Link */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    listPaperTemplates: {
        parameters: {
            query: {
                form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip" | "tracking-book";
                circular?: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các phiên bản mẫu in của một loại giấy tờ, mẫu có sẵn trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            templateId: string;
                            /** @enum {string} */
                            form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip" | "tracking-book";
                            /** @enum {string} */
                            circular: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
                            number: number;
                            /** @enum {string} */
                            status: "built-in" | "draft" | "published";
                            validFrom: string | null;
                            version: number;
                            changedAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    draftPaperTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip" | "tracking-book";
                    /** @enum {string} */
                    circular: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
                    body?: {
                        /** @enum {string} */
                        orientation: "portrait" | "landscape";
                        header: {
                            left: {
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style?: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align?: "left" | "center" | "right" | "justify";
                                when?: string;
                            }[];
                            right: {
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style?: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align?: "left" | "center" | "right" | "justify";
                                when?: string;
                            }[];
                        };
                        title: {
                            text: string;
                            /**
                             * @default normal
                             * @enum {string}
                             */
                            style?: "normal" | "bold" | "italic" | "heading" | "small";
                            /**
                             * @default left
                             * @enum {string}
                             */
                            align?: "left" | "center" | "right" | "justify";
                            when?: string;
                        }[];
                        blocks: ({
                            /** @constant */
                            kind: "text";
                            text: string;
                            /**
                             * @default normal
                             * @enum {string}
                             */
                            style?: "normal" | "bold" | "italic" | "heading" | "small";
                            /**
                             * @default left
                             * @enum {string}
                             */
                            align?: "left" | "center" | "right" | "justify";
                            when?: string;
                        } | {
                            /** @constant */
                            kind: "fields";
                            when?: string;
                            fields: {
                                label: string;
                                value: string;
                                when?: string;
                            }[];
                        } | {
                            /** @constant */
                            kind: "table";
                            table: string;
                            when?: string;
                            columns: {
                                title: string;
                                value: string;
                                width: number;
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align?: "left" | "center" | "right";
                            }[];
                        } | {
                            /** @constant */
                            kind: "codes";
                            when?: string;
                            lines: {
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style?: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align?: "left" | "center" | "right" | "justify";
                                when?: string;
                            }[];
                        } | {
                            /** @constant */
                            kind: "signatures";
                            when?: string;
                            signers: {
                                title: string;
                                note: string;
                                name: string;
                            }[];
                        })[];
                        footer: string;
                    };
                };
            };
        };
        responses: {
            /** @description Lập dự thảo mẫu in mới, bắt đầu từ mẫu đang dùng */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        templateId: string;
                        /** @enum {string} */
                        form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip" | "tracking-book";
                        /** @enum {string} */
                        circular: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
                        number: number;
                        /** @enum {string} */
                        status: "built-in" | "draft" | "published";
                        validFrom: string | null;
                        version: number;
                        changedAt: string | null;
                        body: {
                            /** @enum {string} */
                            orientation: "portrait" | "landscape";
                            header: {
                                left: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                                right: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                            };
                            title: {
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align: "left" | "center" | "right" | "justify";
                                when?: string;
                            }[];
                            blocks: ({
                                /** @constant */
                                kind: "text";
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align: "left" | "center" | "right" | "justify";
                                when?: string;
                            } | {
                                /** @constant */
                                kind: "fields";
                                when?: string;
                                fields: {
                                    label: string;
                                    value: string;
                                    when?: string;
                                }[];
                            } | {
                                /** @constant */
                                kind: "table";
                                table: string;
                                when?: string;
                                columns: {
                                    title: string;
                                    value: string;
                                    width: number;
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right";
                                }[];
                            } | {
                                /** @constant */
                                kind: "codes";
                                when?: string;
                                lines: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                            } | {
                                /** @constant */
                                kind: "signatures";
                                when?: string;
                                signers: {
                                    title: string;
                                    note: string;
                                    name: string;
                                }[];
                            })[];
                            footer: string;
                        };
                        placeholders: {
                            values: string[];
                            tables: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
    };
    lookUpPaperTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                templateId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một mẫu in với nội dung và các trường có thể dùng */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        templateId: string;
                        /** @enum {string} */
                        form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip" | "tracking-book";
                        /** @enum {string} */
                        circular: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
                        number: number;
                        /** @enum {string} */
                        status: "built-in" | "draft" | "published";
                        validFrom: string | null;
                        version: number;
                        changedAt: string | null;
                        body: {
                            /** @enum {string} */
                            orientation: "portrait" | "landscape";
                            header: {
                                left: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                                right: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                            };
                            title: {
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align: "left" | "center" | "right" | "justify";
                                when?: string;
                            }[];
                            blocks: ({
                                /** @constant */
                                kind: "text";
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align: "left" | "center" | "right" | "justify";
                                when?: string;
                            } | {
                                /** @constant */
                                kind: "fields";
                                when?: string;
                                fields: {
                                    label: string;
                                    value: string;
                                    when?: string;
                                }[];
                            } | {
                                /** @constant */
                                kind: "table";
                                table: string;
                                when?: string;
                                columns: {
                                    title: string;
                                    value: string;
                                    width: number;
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right";
                                }[];
                            } | {
                                /** @constant */
                                kind: "codes";
                                when?: string;
                                lines: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                            } | {
                                /** @constant */
                                kind: "signatures";
                                when?: string;
                                signers: {
                                    title: string;
                                    note: string;
                                    name: string;
                                }[];
                            })[];
                            footer: string;
                        };
                        placeholders: {
                            values: string[];
                            tables: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
    };
    revisePaperTemplate: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                templateId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body: {
                        /** @enum {string} */
                        orientation: "portrait" | "landscape";
                        header: {
                            left: {
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style?: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align?: "left" | "center" | "right" | "justify";
                                when?: string;
                            }[];
                            right: {
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style?: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align?: "left" | "center" | "right" | "justify";
                                when?: string;
                            }[];
                        };
                        title: {
                            text: string;
                            /**
                             * @default normal
                             * @enum {string}
                             */
                            style?: "normal" | "bold" | "italic" | "heading" | "small";
                            /**
                             * @default left
                             * @enum {string}
                             */
                            align?: "left" | "center" | "right" | "justify";
                            when?: string;
                        }[];
                        blocks: ({
                            /** @constant */
                            kind: "text";
                            text: string;
                            /**
                             * @default normal
                             * @enum {string}
                             */
                            style?: "normal" | "bold" | "italic" | "heading" | "small";
                            /**
                             * @default left
                             * @enum {string}
                             */
                            align?: "left" | "center" | "right" | "justify";
                            when?: string;
                        } | {
                            /** @constant */
                            kind: "fields";
                            when?: string;
                            fields: {
                                label: string;
                                value: string;
                                when?: string;
                            }[];
                        } | {
                            /** @constant */
                            kind: "table";
                            table: string;
                            when?: string;
                            columns: {
                                title: string;
                                value: string;
                                width: number;
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align?: "left" | "center" | "right";
                            }[];
                        } | {
                            /** @constant */
                            kind: "codes";
                            when?: string;
                            lines: {
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style?: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align?: "left" | "center" | "right" | "justify";
                                when?: string;
                            }[];
                        } | {
                            /** @constant */
                            kind: "signatures";
                            when?: string;
                            signers: {
                                title: string;
                                note: string;
                                name: string;
                            }[];
                        })[];
                        footer: string;
                    };
                };
            };
        };
        responses: {
            /** @description Sửa dự thảo mẫu in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        templateId: string;
                        /** @enum {string} */
                        form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip" | "tracking-book";
                        /** @enum {string} */
                        circular: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
                        number: number;
                        /** @enum {string} */
                        status: "built-in" | "draft" | "published";
                        validFrom: string | null;
                        version: number;
                        changedAt: string | null;
                        body: {
                            /** @enum {string} */
                            orientation: "portrait" | "landscape";
                            header: {
                                left: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                                right: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                            };
                            title: {
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align: "left" | "center" | "right" | "justify";
                                when?: string;
                            }[];
                            blocks: ({
                                /** @constant */
                                kind: "text";
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align: "left" | "center" | "right" | "justify";
                                when?: string;
                            } | {
                                /** @constant */
                                kind: "fields";
                                when?: string;
                                fields: {
                                    label: string;
                                    value: string;
                                    when?: string;
                                }[];
                            } | {
                                /** @constant */
                                kind: "table";
                                table: string;
                                when?: string;
                                columns: {
                                    title: string;
                                    value: string;
                                    width: number;
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right";
                                }[];
                            } | {
                                /** @constant */
                                kind: "codes";
                                when?: string;
                                lines: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                            } | {
                                /** @constant */
                                kind: "signatures";
                                when?: string;
                                signers: {
                                    title: string;
                                    note: string;
                                    name: string;
                                }[];
                            })[];
                            footer: string;
                        };
                        placeholders: {
                            values: string[];
                            tables: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
    };
    publishPaperTemplate: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                templateId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    validFrom: string;
                };
            };
        };
        responses: {
            /** @description Ban hành mẫu in từ một ngày; giấy tờ đã phát hành giữ nguyên */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        templateId: string;
                        /** @enum {string} */
                        form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip" | "tracking-book";
                        /** @enum {string} */
                        circular: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
                        number: number;
                        /** @enum {string} */
                        status: "built-in" | "draft" | "published";
                        validFrom: string | null;
                        version: number;
                        changedAt: string | null;
                        body: {
                            /** @enum {string} */
                            orientation: "portrait" | "landscape";
                            header: {
                                left: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                                right: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                            };
                            title: {
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align: "left" | "center" | "right" | "justify";
                                when?: string;
                            }[];
                            blocks: ({
                                /** @constant */
                                kind: "text";
                                text: string;
                                /**
                                 * @default normal
                                 * @enum {string}
                                 */
                                style: "normal" | "bold" | "italic" | "heading" | "small";
                                /**
                                 * @default left
                                 * @enum {string}
                                 */
                                align: "left" | "center" | "right" | "justify";
                                when?: string;
                            } | {
                                /** @constant */
                                kind: "fields";
                                when?: string;
                                fields: {
                                    label: string;
                                    value: string;
                                    when?: string;
                                }[];
                            } | {
                                /** @constant */
                                kind: "table";
                                table: string;
                                when?: string;
                                columns: {
                                    title: string;
                                    value: string;
                                    width: number;
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right";
                                }[];
                            } | {
                                /** @constant */
                                kind: "codes";
                                when?: string;
                                lines: {
                                    text: string;
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    style: "normal" | "bold" | "italic" | "heading" | "small";
                                    /**
                                     * @default left
                                     * @enum {string}
                                     */
                                    align: "left" | "center" | "right" | "justify";
                                    when?: string;
                                }[];
                            } | {
                                /** @constant */
                                kind: "signatures";
                                when?: string;
                                signers: {
                                    title: string;
                                    note: string;
                                    name: string;
                                }[];
                            })[];
                            footer: string;
                        };
                        placeholders: {
                            values: string[];
                            tables: {
                                [key: string]: string[];
                            };
                        };
                    };
                };
            };
        };
    };
    previewPaperTemplate: {
        parameters: {
            query?: {
                dossierId?: string;
                format?: "A4" | "A5";
            };
            header?: never;
            path: {
                templateId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Xem thử mẫu in với dữ liệu của một hồ sơ bạn được đọc, hoặc với dữ liệu ví dụ khi không nêu hồ sơ; không phát hành gì */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    listOwnDossiers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hồ sơ bạn đã nộp bằng tài khoản này, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dossier"][];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    listOwnLooks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                dossierId?: string;
            };
            header?: {
                /** @description Câu chữ trong câu trả lời bằng tiếng Việt (vi, mặc định) hoặc tiếng Anh (en); tên và dữ liệu giữ nguyên. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ai đã xem hồ sơ và tệp của tôi: lúc nào, đơn vị và vai trò nào, xem gì; mới nhất trước. `missing` nêu phần chưa trả lời được; phần đó có ở trang sau */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            dossierId: string;
                            code: string;
                            /** Format: uuid */
                            fileId?: string;
                            deed: string;
                            deedLabel: string;
                            listed: boolean;
                            by: {
                                kind: ("officer" | "citizen" | "client" | "service") | "anonymous";
                                posts: {
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    role: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                                    unitName: string | null;
                                }[];
                                units: {
                                    /** Format: uuid */
                                    unitId: string;
                                    unitName: string | null;
                                }[];
                            };
                        }[];
                        nextCursor?: string;
                        missing: ("dossier" | "files")[];
                    };
                };
            };
        };
    };
    trackOwnDossier: {
        parameters: {
            query?: never;
            header?: {
                /** @description Câu chữ trong câu trả lời bằng tiếng Việt (vi, mặc định) hoặc tiếng Anh (en); tên và dữ liệu giữ nguyên. */
                "Accept-Language"?: string;
            };
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tra cứu hồ sơ của chính bạn, không cần mã tra cứu */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackedDossier"];
                };
            };
        };
    };
    lookUpReceiptProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Biên nhận điện tử có chữ ký số của hồ sơ: mã, thời điểm, thủ tục, hạn và mã băm các tệp đã nộp; kiểm tra được khi không có mạng */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        jws: string;
                        keyId: string;
                        /** Format: date-time */
                        issuedAt: string;
                        claims: {
                            iss: string;
                            iat: number;
                            /** @constant */
                            receipt: 1;
                            code: string;
                            version: number;
                            /** Format: date-time */
                            submittedAt: string;
                            receivedAt: string | null;
                            procedure: {
                                code: string;
                                version: number;
                                name: string;
                            };
                            deadline: {
                                at: string | null;
                                on: string | null;
                            };
                            units: {
                                receiving: {
                                    /** Format: uuid */
                                    unitId: string;
                                    name: string;
                                };
                                competent: {
                                    /** Format: uuid */
                                    unitId: string;
                                    name: string;
                                };
                                returning: {
                                    /** Format: uuid */
                                    unitId: string;
                                    name: string;
                                };
                            };
                            attachments: {
                                component: string;
                                sha256: string;
                                bytes: number;
                            }[];
                        };
                    };
                };
            };
        };
    };
    trackReceiptProof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    secret: string;
                } | {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Biên nhận điện tử có chữ ký số, bằng mã hồ sơ và mã tra cứu hoặc mã QR */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        jws: string;
                        keyId: string;
                        /** Format: date-time */
                        issuedAt: string;
                        claims: {
                            iss: string;
                            iat: number;
                            /** @constant */
                            receipt: 1;
                            code: string;
                            version: number;
                            /** Format: date-time */
                            submittedAt: string;
                            receivedAt: string | null;
                            procedure: {
                                code: string;
                                version: number;
                                name: string;
                            };
                            deadline: {
                                at: string | null;
                                on: string | null;
                            };
                            units: {
                                receiving: {
                                    /** Format: uuid */
                                    unitId: string;
                                    name: string;
                                };
                                competent: {
                                    /** Format: uuid */
                                    unitId: string;
                                    name: string;
                                };
                                returning: {
                                    /** Format: uuid */
                                    unitId: string;
                                    name: string;
                                };
                            };
                            attachments: {
                                component: string;
                                sha256: string;
                                bytes: number;
                            }[];
                        };
                        /** Format: uuid */
                        dossierId: string;
                    };
                };
            };
        };
    };
    listReceiptKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Khóa công khai dùng để kiểm tra biên nhận (JWKS), kèm thời gian hiệu lực */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            /** @constant */
                            kty: "OKP";
                            /** @constant */
                            crv: "Ed25519";
                            x: string;
                            kid: string;
                            /** @constant */
                            use: "sig";
                            /** @constant */
                            alg: "EdDSA";
                            nbf: number;
                            exp?: number;
                            revoked?: {
                                revoked_at: number;
                                reason?: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    lookUpReceiptKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một khóa công khai dạng PEM, để kiểm tra bằng openssl */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-pem-file": string;
                };
            };
        };
    };
    signFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    unitId: string;
                    /** @default true */
                    withSeal?: boolean;
                    /** @default Ký kết quả giải quyết thủ tục hành chính */
                    reason?: string;
                    pin?: string;
                };
            };
        };
        responses: {
            /** @description Ký số một tệp PDF (PAdES) với vai trò lãnh đạo đơn vị hoặc người được ủy quyền, kèm con dấu của cơ quan; câu trả lời là một tệp mới */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        file: {
                            /** Format: uuid */
                            fileId: string;
                            /** @enum {string} */
                            state: "uploading" | "checking" | "complete";
                            sizeBytes: number;
                            receivedBytes: number;
                            mediaType: ("application/pdf" | "image/jpeg" | "image/png" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") | null;
                            sha256: string | null;
                            pages: number | null;
                            scan: ("pending" | "clean" | "infected" | "unscanned") | null;
                            name: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            completedAt: string | null;
                            expiresAt: string | null;
                        };
                        signed: {
                            /** Format: uuid */
                            fileId: string;
                            sha256: string;
                            /** Format: uuid */
                            sourceFileId: string;
                            sourceSha256: string;
                            signerAccountId: string;
                            onBehalfOfAccountId: string | null;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            level: "B-B" | "B-T";
                            isTrial: boolean;
                            signatures: {
                                /** @enum {string} */
                                kind: "officer" | "seal";
                                subject: string;
                                issuer: string;
                                serial: string;
                                chain: string[];
                                /** Format: date-time */
                                notBefore: string;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                signedAt: string;
                            }[];
                            /** Format: date-time */
                            signedAt: string;
                        };
                    };
                };
            };
        };
    };
    verifySignedFile: {
        parameters: {
            query?: {
                sha256?: string;
                resultId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kiểm tra kết quả đã ký số theo mã băm SHA-256 của tệp (sha256) hoặc mã kết quả (resultId): ai ký, khi nào, còn hiệu lực hay đã bị thay */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        signed: {
                            sha256: string;
                            sourceSha256: string;
                            /** Format: uuid */
                            unitId: string;
                            /** @enum {string} */
                            level: "B-B" | "B-T";
                            isTrial: boolean;
                            signatures: {
                                /** @enum {string} */
                                kind: "officer" | "seal";
                                subject: string;
                                issuer: string;
                                serial: string;
                                chain: string[];
                                /** Format: date-time */
                                notBefore: string;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                signedAt: string;
                            }[];
                            /** Format: date-time */
                            signedAt: string;
                            unitName: string;
                        };
                        result: {
                            /** Format: uuid */
                            resultId: string;
                            /** @enum {string} */
                            state: "not-issued" | "in-force" | "withdrawn" | "replaced" | "void";
                            /** Format: date */
                            signedOn: string;
                            issuedOn?: string | null;
                            stoppedOn?: string | null;
                            withdrawnOn: string | null;
                            replacedByResultId: string | null;
                            replacedBySha256: string | null;
                        } | null;
                    };
                };
            };
        };
    };
    listSigningRoots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Chứng thư gốc của các chữ ký số trên kết quả (PEM) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-pem-file": string;
                };
            };
        };
    };
    listProcedureVersions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lịch sử các phiên bản của một thủ tục */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            version: number;
                            name: string;
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** @enum {string} */
                            confidence: "verified" | "partly" | "unverified";
                            publishingDecision: {
                                number: string;
                                issuedOn: string | null;
                                issuedBy: string;
                            } | null;
                            publishedAt: string | null;
                            isInForce: boolean;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    compareProcedureVersions: {
        parameters: {
            query: {
                from: number;
                to: number;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hai phiên bản của một thủ tục khác nhau ở đâu */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        differences: {
                            pointer: string;
                            /** @enum {string} */
                            kind: "added" | "removed" | "changed";
                            before: unknown;
                            after: unknown;
                        }[];
                    };
                };
            };
        };
    };
    lookUpProcedureCoverage: {
        parameters: {
            query?: {
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Thủ tục chưa có quy trình nội bộ hoặc quy trình điện tử; mục tiêu là không còn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        asOf: string;
                        total: number;
                        withInternalProcess: number;
                        withElectronicProcess: number;
                        covered: number;
                        withoutInternalProcess: {
                            code: string;
                            name: string;
                            field: string;
                            version: number;
                        }[];
                        withoutElectronicProcess: {
                            code: string;
                            name: string;
                            field: string;
                            version: number;
                        }[];
                        byField: {
                            field: string;
                            total: number;
                            withInternalProcess: number;
                            withElectronicProcess: number;
                        }[];
                        byConfidence: {
                            verified: number;
                            partly: number;
                            unverified: number;
                        };
                        uncertainFigures: number;
                    };
                };
            };
        };
    };
    listProcedureDrafts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "open" | "published" | "discarded";
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các bản thảo thủ tục, mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            draftId: string;
                            version: number;
                            /** @enum {string} */
                            state: "open" | "published" | "discarded";
                            code: string;
                            baseVersion: number;
                            importId: string | null;
                            publishedVersion: number | null;
                            validFrom: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            changedBy: string;
                            name: string;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    createProcedureDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    fromVersion?: number;
                };
            };
        };
        responses: {
            /** @description Tạo bản thảo thủ tục, mới hoặc từ một phiên bản đã công bố */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        draftId: string;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "published" | "discarded";
                        code: string;
                        baseVersion: number;
                        content: {
                            name?: string;
                            field?: string;
                            /** @enum {string} */
                            competentLevel?: "commune" | "province";
                            furtherCompetentLevels?: ("commune" | "department" | "province")[];
                            competentPost?: string;
                            channels?: {
                                /** @enum {string} */
                                channel: "counter" | "online" | "postal";
                                timeLimit: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                /** @default [] */
                                fees: {
                                    code: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "fee" | "charge";
                                    amountDong: number | null;
                                    /** @enum {string} */
                                    unit: "per-dossier" | "per-copy" | "per-page" | "per-case" | "per-person" | "other";
                                    /** @default  */
                                    note: string;
                                    rule?: {
                                        [key: string]: unknown;
                                    };
                                }[];
                            }[];
                            components?: {
                                code: string;
                                name: string;
                                required: boolean;
                                originals: number;
                                copies: number;
                                replaceableByData: boolean;
                                template?: {
                                    name: string;
                                    /** Format: uri */
                                    url?: string;
                                };
                                digitise?: boolean;
                            }[];
                            cases?: {
                                code: string;
                                name: string;
                                timeLimit?: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                components: {
                                    code: string;
                                    name: string;
                                    required: boolean;
                                    originals: number;
                                    copies: number;
                                    replaceableByData: boolean;
                                    template?: {
                                        name: string;
                                        /** Format: uri */
                                        url?: string;
                                    };
                                    digitise?: boolean;
                                }[];
                            }[];
                            resultCode?: string | null;
                            result?: string;
                            resultIsPaper?: boolean;
                            needsSignature?: boolean;
                            legalBasis?: string;
                            publishingDecision?: {
                                number: string;
                                issuedOn: string | null;
                                issuedBy: string;
                            } | null;
                            validTo?: string | null;
                            /** @enum {string} */
                            onlineLevel?: "full" | "partial" | "information";
                            onlineLevelReason?: string;
                            /** @enum {string} */
                            nonTerritorialScope?: "province" | "nation" | "none";
                            sameDayCutOff?: string | null;
                            noAppointment?: boolean;
                            supplementDays?: number | null;
                            consultationSilence?: ("agreement" | "no-answer") | null;
                            process?: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                role: "one-stop-officer" | "specialist" | "chair" | "records-clerk";
                                /** @enum {string} */
                                unit: "receiving" | "competent" | "returning" | "consulted";
                                hours: number;
                            }[];
                            eForm?: {
                                schema: {
                                    [key: string]: unknown;
                                };
                                /** @default {} */
                                uiSchema: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            isSimple?: boolean;
                            allowsBatchApproval?: boolean;
                            /** @enum {string} */
                            confidence?: "verified" | "partly" | "unverified";
                            uncertain?: {
                                pointer: string;
                                note: string;
                            }[];
                        };
                        importId: string | null;
                        publishedVersion: number | null;
                        validFrom: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        changedBy: string;
                    };
                };
            };
        };
    };
    lookUpProcedureDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draftId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một bản thảo thủ tục */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        draftId: string;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "published" | "discarded";
                        code: string;
                        baseVersion: number;
                        content: {
                            name?: string;
                            field?: string;
                            /** @enum {string} */
                            competentLevel?: "commune" | "province";
                            furtherCompetentLevels?: ("commune" | "department" | "province")[];
                            competentPost?: string;
                            channels?: {
                                /** @enum {string} */
                                channel: "counter" | "online" | "postal";
                                timeLimit: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                /** @default [] */
                                fees: {
                                    code: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "fee" | "charge";
                                    amountDong: number | null;
                                    /** @enum {string} */
                                    unit: "per-dossier" | "per-copy" | "per-page" | "per-case" | "per-person" | "other";
                                    /** @default  */
                                    note: string;
                                    rule?: {
                                        [key: string]: unknown;
                                    };
                                }[];
                            }[];
                            components?: {
                                code: string;
                                name: string;
                                required: boolean;
                                originals: number;
                                copies: number;
                                replaceableByData: boolean;
                                template?: {
                                    name: string;
                                    /** Format: uri */
                                    url?: string;
                                };
                                digitise?: boolean;
                            }[];
                            cases?: {
                                code: string;
                                name: string;
                                timeLimit?: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                components: {
                                    code: string;
                                    name: string;
                                    required: boolean;
                                    originals: number;
                                    copies: number;
                                    replaceableByData: boolean;
                                    template?: {
                                        name: string;
                                        /** Format: uri */
                                        url?: string;
                                    };
                                    digitise?: boolean;
                                }[];
                            }[];
                            resultCode?: string | null;
                            result?: string;
                            resultIsPaper?: boolean;
                            needsSignature?: boolean;
                            legalBasis?: string;
                            publishingDecision?: {
                                number: string;
                                issuedOn: string | null;
                                issuedBy: string;
                            } | null;
                            validTo?: string | null;
                            /** @enum {string} */
                            onlineLevel?: "full" | "partial" | "information";
                            onlineLevelReason?: string;
                            /** @enum {string} */
                            nonTerritorialScope?: "province" | "nation" | "none";
                            sameDayCutOff?: string | null;
                            noAppointment?: boolean;
                            supplementDays?: number | null;
                            consultationSilence?: ("agreement" | "no-answer") | null;
                            process?: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                role: "one-stop-officer" | "specialist" | "chair" | "records-clerk";
                                /** @enum {string} */
                                unit: "receiving" | "competent" | "returning" | "consulted";
                                hours: number;
                            }[];
                            eForm?: {
                                schema: {
                                    [key: string]: unknown;
                                };
                                /** @default {} */
                                uiSchema: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            isSimple?: boolean;
                            allowsBatchApproval?: boolean;
                            /** @enum {string} */
                            confidence?: "verified" | "partly" | "unverified";
                            uncertain?: {
                                pointer: string;
                                note: string;
                            }[];
                        };
                        importId: string | null;
                        publishedVersion: number | null;
                        validFrom: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        changedBy: string;
                    };
                };
            };
        };
    };
    editProcedureDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                draftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: {
                        name?: string;
                        field?: string;
                        /** @enum {string} */
                        competentLevel?: "commune" | "province";
                        furtherCompetentLevels?: ("commune" | "department" | "province")[];
                        competentPost?: string;
                        channels?: {
                            /** @enum {string} */
                            channel: "counter" | "online" | "postal";
                            timeLimit: {
                                /** @enum {string} */
                                unit: "working-day" | "day" | "working-hour" | "month";
                                amount: number;
                            } | {
                                /** @constant */
                                unit: "same-day";
                            } | {
                                /** @constant */
                                unit: "none";
                            };
                            /** @default [] */
                            fees?: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                kind: "fee" | "charge";
                                amountDong: number | null;
                                /** @enum {string} */
                                unit: "per-dossier" | "per-copy" | "per-page" | "per-case" | "per-person" | "other";
                                /** @default  */
                                note?: string;
                                rule?: {
                                    [key: string]: unknown;
                                };
                            }[];
                        }[];
                        components?: {
                            code: string;
                            name: string;
                            required: boolean;
                            originals: number;
                            copies: number;
                            replaceableByData: boolean;
                            template?: {
                                name: string;
                                /** Format: uri */
                                url?: string;
                            };
                            digitise?: boolean;
                        }[];
                        cases?: {
                            code: string;
                            name: string;
                            timeLimit?: {
                                /** @enum {string} */
                                unit: "working-day" | "day" | "working-hour" | "month";
                                amount: number;
                            } | {
                                /** @constant */
                                unit: "same-day";
                            } | {
                                /** @constant */
                                unit: "none";
                            };
                            components: {
                                code: string;
                                name: string;
                                required: boolean;
                                originals: number;
                                copies: number;
                                replaceableByData: boolean;
                                template?: {
                                    name: string;
                                    /** Format: uri */
                                    url?: string;
                                };
                                digitise?: boolean;
                            }[];
                        }[];
                        resultCode?: string | null;
                        result?: string;
                        resultIsPaper?: boolean;
                        needsSignature?: boolean;
                        legalBasis?: string;
                        publishingDecision?: {
                            number: string;
                            issuedOn: string | null;
                            issuedBy: string;
                        } | null;
                        validTo?: string | null;
                        /** @enum {string} */
                        onlineLevel?: "full" | "partial" | "information";
                        onlineLevelReason?: string;
                        /** @enum {string} */
                        nonTerritorialScope?: "province" | "nation" | "none";
                        sameDayCutOff?: string | null;
                        noAppointment?: boolean;
                        supplementDays?: number | null;
                        consultationSilence?: ("agreement" | "no-answer") | null;
                        process?: {
                            code: string;
                            name: string;
                            /** @enum {string} */
                            role: "one-stop-officer" | "specialist" | "chair" | "records-clerk";
                            /** @enum {string} */
                            unit: "receiving" | "competent" | "returning" | "consulted";
                            hours: number;
                        }[];
                        eForm?: {
                            schema: {
                                [key: string]: unknown;
                            };
                            /** @default {} */
                            uiSchema?: {
                                [key: string]: unknown;
                            };
                        } | null;
                        isSimple?: boolean;
                        allowsBatchApproval?: boolean;
                        /** @enum {string} */
                        confidence?: "verified" | "partly" | "unverified";
                        uncertain?: {
                            pointer: string;
                            note: string;
                        }[];
                    };
                    baseVersion?: number;
                };
            };
        };
        responses: {
            /** @description Ghi nội dung bản thảo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        draftId: string;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "published" | "discarded";
                        code: string;
                        baseVersion: number;
                        content: {
                            name?: string;
                            field?: string;
                            /** @enum {string} */
                            competentLevel?: "commune" | "province";
                            furtherCompetentLevels?: ("commune" | "department" | "province")[];
                            competentPost?: string;
                            channels?: {
                                /** @enum {string} */
                                channel: "counter" | "online" | "postal";
                                timeLimit: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                /** @default [] */
                                fees: {
                                    code: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "fee" | "charge";
                                    amountDong: number | null;
                                    /** @enum {string} */
                                    unit: "per-dossier" | "per-copy" | "per-page" | "per-case" | "per-person" | "other";
                                    /** @default  */
                                    note: string;
                                    rule?: {
                                        [key: string]: unknown;
                                    };
                                }[];
                            }[];
                            components?: {
                                code: string;
                                name: string;
                                required: boolean;
                                originals: number;
                                copies: number;
                                replaceableByData: boolean;
                                template?: {
                                    name: string;
                                    /** Format: uri */
                                    url?: string;
                                };
                                digitise?: boolean;
                            }[];
                            cases?: {
                                code: string;
                                name: string;
                                timeLimit?: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                components: {
                                    code: string;
                                    name: string;
                                    required: boolean;
                                    originals: number;
                                    copies: number;
                                    replaceableByData: boolean;
                                    template?: {
                                        name: string;
                                        /** Format: uri */
                                        url?: string;
                                    };
                                    digitise?: boolean;
                                }[];
                            }[];
                            resultCode?: string | null;
                            result?: string;
                            resultIsPaper?: boolean;
                            needsSignature?: boolean;
                            legalBasis?: string;
                            publishingDecision?: {
                                number: string;
                                issuedOn: string | null;
                                issuedBy: string;
                            } | null;
                            validTo?: string | null;
                            /** @enum {string} */
                            onlineLevel?: "full" | "partial" | "information";
                            onlineLevelReason?: string;
                            /** @enum {string} */
                            nonTerritorialScope?: "province" | "nation" | "none";
                            sameDayCutOff?: string | null;
                            noAppointment?: boolean;
                            supplementDays?: number | null;
                            consultationSilence?: ("agreement" | "no-answer") | null;
                            process?: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                role: "one-stop-officer" | "specialist" | "chair" | "records-clerk";
                                /** @enum {string} */
                                unit: "receiving" | "competent" | "returning" | "consulted";
                                hours: number;
                            }[];
                            eForm?: {
                                schema: {
                                    [key: string]: unknown;
                                };
                                /** @default {} */
                                uiSchema: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            isSimple?: boolean;
                            allowsBatchApproval?: boolean;
                            /** @enum {string} */
                            confidence?: "verified" | "partly" | "unverified";
                            uncertain?: {
                                pointer: string;
                                note: string;
                            }[];
                        };
                        importId: string | null;
                        publishedVersion: number | null;
                        validFrom: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        changedBy: string;
                    };
                };
            };
        };
    };
    checkProcedureDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draftId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kiểm tra bản thảo: mọi mục còn thiếu hoặc sai */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        complete: boolean;
                        problems: {
                            code: string;
                            pointer: string;
                            message: string;
                        }[];
                        warnings: {
                            code: string;
                            pointer: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    compareProcedureDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draftId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bản thảo khác gì so với phiên bản gốc */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        differences: {
                            pointer: string;
                            /** @enum {string} */
                            kind: "added" | "removed" | "changed";
                            before: unknown;
                            after: unknown;
                        }[];
                    };
                };
            };
        };
    };
    publishProcedureDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                draftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    validFrom: string;
                };
            };
        };
        responses: {
            /** @description Công bố bản thảo thành phiên bản có hiệu lực từ một ngày */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        draftId: string;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "published" | "discarded";
                        code: string;
                        baseVersion: number;
                        content: {
                            name?: string;
                            field?: string;
                            /** @enum {string} */
                            competentLevel?: "commune" | "province";
                            furtherCompetentLevels?: ("commune" | "department" | "province")[];
                            competentPost?: string;
                            channels?: {
                                /** @enum {string} */
                                channel: "counter" | "online" | "postal";
                                timeLimit: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                /** @default [] */
                                fees: {
                                    code: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "fee" | "charge";
                                    amountDong: number | null;
                                    /** @enum {string} */
                                    unit: "per-dossier" | "per-copy" | "per-page" | "per-case" | "per-person" | "other";
                                    /** @default  */
                                    note: string;
                                    rule?: {
                                        [key: string]: unknown;
                                    };
                                }[];
                            }[];
                            components?: {
                                code: string;
                                name: string;
                                required: boolean;
                                originals: number;
                                copies: number;
                                replaceableByData: boolean;
                                template?: {
                                    name: string;
                                    /** Format: uri */
                                    url?: string;
                                };
                                digitise?: boolean;
                            }[];
                            cases?: {
                                code: string;
                                name: string;
                                timeLimit?: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                components: {
                                    code: string;
                                    name: string;
                                    required: boolean;
                                    originals: number;
                                    copies: number;
                                    replaceableByData: boolean;
                                    template?: {
                                        name: string;
                                        /** Format: uri */
                                        url?: string;
                                    };
                                    digitise?: boolean;
                                }[];
                            }[];
                            resultCode?: string | null;
                            result?: string;
                            resultIsPaper?: boolean;
                            needsSignature?: boolean;
                            legalBasis?: string;
                            publishingDecision?: {
                                number: string;
                                issuedOn: string | null;
                                issuedBy: string;
                            } | null;
                            validTo?: string | null;
                            /** @enum {string} */
                            onlineLevel?: "full" | "partial" | "information";
                            onlineLevelReason?: string;
                            /** @enum {string} */
                            nonTerritorialScope?: "province" | "nation" | "none";
                            sameDayCutOff?: string | null;
                            noAppointment?: boolean;
                            supplementDays?: number | null;
                            consultationSilence?: ("agreement" | "no-answer") | null;
                            process?: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                role: "one-stop-officer" | "specialist" | "chair" | "records-clerk";
                                /** @enum {string} */
                                unit: "receiving" | "competent" | "returning" | "consulted";
                                hours: number;
                            }[];
                            eForm?: {
                                schema: {
                                    [key: string]: unknown;
                                };
                                /** @default {} */
                                uiSchema: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            isSimple?: boolean;
                            allowsBatchApproval?: boolean;
                            /** @enum {string} */
                            confidence?: "verified" | "partly" | "unverified";
                            uncertain?: {
                                pointer: string;
                                note: string;
                            }[];
                        };
                        importId: string | null;
                        publishedVersion: number | null;
                        validFrom: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        changedBy: string;
                    };
                };
            };
        };
    };
    discardProcedureDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                draftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Hủy bản thảo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        draftId: string;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "published" | "discarded";
                        code: string;
                        baseVersion: number;
                        content: {
                            name?: string;
                            field?: string;
                            /** @enum {string} */
                            competentLevel?: "commune" | "province";
                            furtherCompetentLevels?: ("commune" | "department" | "province")[];
                            competentPost?: string;
                            channels?: {
                                /** @enum {string} */
                                channel: "counter" | "online" | "postal";
                                timeLimit: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                /** @default [] */
                                fees: {
                                    code: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "fee" | "charge";
                                    amountDong: number | null;
                                    /** @enum {string} */
                                    unit: "per-dossier" | "per-copy" | "per-page" | "per-case" | "per-person" | "other";
                                    /** @default  */
                                    note: string;
                                    rule?: {
                                        [key: string]: unknown;
                                    };
                                }[];
                            }[];
                            components?: {
                                code: string;
                                name: string;
                                required: boolean;
                                originals: number;
                                copies: number;
                                replaceableByData: boolean;
                                template?: {
                                    name: string;
                                    /** Format: uri */
                                    url?: string;
                                };
                                digitise?: boolean;
                            }[];
                            cases?: {
                                code: string;
                                name: string;
                                timeLimit?: {
                                    /** @enum {string} */
                                    unit: "working-day" | "day" | "working-hour" | "month";
                                    amount: number;
                                } | {
                                    /** @constant */
                                    unit: "same-day";
                                } | {
                                    /** @constant */
                                    unit: "none";
                                };
                                components: {
                                    code: string;
                                    name: string;
                                    required: boolean;
                                    originals: number;
                                    copies: number;
                                    replaceableByData: boolean;
                                    template?: {
                                        name: string;
                                        /** Format: uri */
                                        url?: string;
                                    };
                                    digitise?: boolean;
                                }[];
                            }[];
                            resultCode?: string | null;
                            result?: string;
                            resultIsPaper?: boolean;
                            needsSignature?: boolean;
                            legalBasis?: string;
                            publishingDecision?: {
                                number: string;
                                issuedOn: string | null;
                                issuedBy: string;
                            } | null;
                            validTo?: string | null;
                            /** @enum {string} */
                            onlineLevel?: "full" | "partial" | "information";
                            onlineLevelReason?: string;
                            /** @enum {string} */
                            nonTerritorialScope?: "province" | "nation" | "none";
                            sameDayCutOff?: string | null;
                            noAppointment?: boolean;
                            supplementDays?: number | null;
                            consultationSilence?: ("agreement" | "no-answer") | null;
                            process?: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                role: "one-stop-officer" | "specialist" | "chair" | "records-clerk";
                                /** @enum {string} */
                                unit: "receiving" | "competent" | "returning" | "consulted";
                                hours: number;
                            }[];
                            eForm?: {
                                schema: {
                                    [key: string]: unknown;
                                };
                                /** @default {} */
                                uiSchema: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            isSimple?: boolean;
                            allowsBatchApproval?: boolean;
                            /** @enum {string} */
                            confidence?: "verified" | "partly" | "unverified";
                            uncertain?: {
                                pointer: string;
                                note: string;
                            }[];
                        };
                        importId: string | null;
                        publishedVersion: number | null;
                        validFrom: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        changedBy: string;
                    };
                };
            };
        };
    };
    listProcedureMoves: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các đợt chuyển phiên bản thủ tục */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            moveId: string;
                            version: number;
                            /** @enum {string} */
                            status: "previewing" | "ready" | "applying" | "applied" | "taking-back" | "taken-back" | "cancelled";
                            code: string;
                            fromVersion: number;
                            toVersion: number;
                            reason: string;
                            counts: {
                                examined: number;
                                movable: number;
                                notMovable: number;
                                withMissingComponents: number;
                                moved: number;
                                skipped: number;
                                takenBack: number;
                                keptMoved: number;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** Format: date-time */
                            changedAt: string;
                            allowedActions: ("apply" | "take-back" | "cancel")[];
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    previewProcedureMove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    fromVersion: number;
                    toVersion: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Xem trước việc chuyển hồ sơ đang giải quyết sang phiên bản thủ tục khác */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        version: number;
                        /** @enum {string} */
                        status: "previewing" | "ready" | "applying" | "applied" | "taking-back" | "taken-back" | "cancelled";
                        code: string;
                        fromVersion: number;
                        toVersion: number;
                        reason: string;
                        counts: {
                            examined: number;
                            movable: number;
                            notMovable: number;
                            withMissingComponents: number;
                            moved: number;
                            skipped: number;
                            takenBack: number;
                            keptMoved: number;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        changedAt: string;
                        allowedActions: ("apply" | "take-back" | "cancel")[];
                    };
                };
            };
        };
    };
    lookUpProcedureMove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một đợt chuyển phiên bản và tiến độ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        version: number;
                        /** @enum {string} */
                        status: "previewing" | "ready" | "applying" | "applied" | "taking-back" | "taken-back" | "cancelled";
                        code: string;
                        fromVersion: number;
                        toVersion: number;
                        reason: string;
                        counts: {
                            examined: number;
                            movable: number;
                            notMovable: number;
                            withMissingComponents: number;
                            moved: number;
                            skipped: number;
                            takenBack: number;
                            keptMoved: number;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        changedAt: string;
                        allowedActions: ("apply" | "take-back" | "cancel")[];
                    };
                };
            };
        };
    };
    listProcedureMoveLines: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "movable" | "not-movable" | "moved" | "skipped" | "taken-back" | "kept-moved";
            };
            header?: never;
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Từng hồ sơ của đợt chuyển: thiếu gì, ngày hẹn, kết quả */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            dossierId: string;
                            code: string;
                            /** @enum {string} */
                            status: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
                            /** Format: uuid */
                            competentUnitId: string;
                            /** @enum {string} */
                            state: "movable" | "not-movable" | "moved" | "skipped" | "taken-back" | "kept-moved";
                            reason: string | null;
                            missing: {
                                code: string;
                                name: string;
                            }[];
                            notAskedAnyMore: string[];
                            dueOn: string | null;
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    applyProcedureMove: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Thực hiện đợt chuyển, theo từng phần */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        version: number;
                        /** @enum {string} */
                        status: "previewing" | "ready" | "applying" | "applied" | "taking-back" | "taken-back" | "cancelled";
                        code: string;
                        fromVersion: number;
                        toVersion: number;
                        reason: string;
                        counts: {
                            examined: number;
                            movable: number;
                            notMovable: number;
                            withMissingComponents: number;
                            moved: number;
                            skipped: number;
                            takenBack: number;
                            keptMoved: number;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        changedAt: string;
                        allowedActions: ("apply" | "take-back" | "cancel")[];
                    };
                };
            };
        };
    };
    takeBackProcedureMove: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Đưa hồ sơ trở lại phiên bản trước */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        version: number;
                        /** @enum {string} */
                        status: "previewing" | "ready" | "applying" | "applied" | "taking-back" | "taken-back" | "cancelled";
                        code: string;
                        fromVersion: number;
                        toVersion: number;
                        reason: string;
                        counts: {
                            examined: number;
                            movable: number;
                            notMovable: number;
                            withMissingComponents: number;
                            moved: number;
                            skipped: number;
                            takenBack: number;
                            keptMoved: number;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        changedAt: string;
                        allowedActions: ("apply" | "take-back" | "cancel")[];
                    };
                };
            };
        };
    };
    cancelProcedureMove: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Bỏ đợt chuyển chưa thực hiện */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        version: number;
                        /** @enum {string} */
                        status: "previewing" | "ready" | "applying" | "applied" | "taking-back" | "taken-back" | "cancelled";
                        code: string;
                        fromVersion: number;
                        toVersion: number;
                        reason: string;
                        counts: {
                            examined: number;
                            movable: number;
                            notMovable: number;
                            withMissingComponents: number;
                            moved: number;
                            skipped: number;
                            takenBack: number;
                            keptMoved: number;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        changedAt: string;
                        allowedActions: ("apply" | "take-back" | "cancel")[];
                    };
                };
            };
        };
    };
    exportProcedures: {
        parameters: {
            query?: {
                format?: "json" | "xlsx";
                field?: string;
                code?: string;
                asOf?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Xuất danh mục thủ tục đang có hiệu lực (JSON hoặc XLSX); trang tiếp theo ở tiêu đề Link */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    importProcedures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    format: "json" | "xlsx";
                    /** Format: base64 */
                    bytesBase64: string;
                    /** @default false */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Nhập thủ tục từ JSON hoặc XLSX thành bản thảo; sai một dòng thì không ghi gì và nêu mọi dòng sai */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        importId: string | null;
                        procedures: number;
                        errors: {
                            sheet: string | null;
                            row: number;
                            procedureCode: string | null;
                            field: string;
                            code: string;
                            message: string;
                        }[];
                        drafts: {
                            code: string;
                            draftId: string | null;
                            isNew: boolean;
                            problems: number;
                        }[];
                    };
                };
            };
        };
    };
    publishImportedDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    validFrom: string;
                    /** @default [] */
                    except?: string[];
                };
            };
        };
        responses: {
            /** @description Công bố cùng lúc các bản thảo của một lần nhập; một bản thảo chưa đạt thì không công bố gì và nêu lý do của từng bản thảo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                        published: {
                            code: string;
                            /** Format: uuid */
                            draftId: string;
                            version: number;
                            /** Format: date */
                            validFrom: string;
                        }[];
                    };
                };
            };
        };
    };
    listDossierReasons: {
        parameters: {
            query?: {
                action?: "refuse-intake" | "request-supplement" | "request-intake-supplement" | "ask-supplement-consent" | "refuse-supplement-consent" | "correct" | "return-approval" | "stop" | "require-payment" | "request-withdrawal" | "refuse-withdrawal" | "extend" | "transfer" | "withdraw-consultation" | "withdraw-signature" | "withdraw-result";
                asOf?: string;
                which?: "in-force" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Danh mục lý do để từ chối, trả lại, dừng, gia hạn…: lý do đang có hiệu lực trong ngày, hoặc tất cả */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            reasonId: string;
                            version: number;
                            /** @enum {string} */
                            action: "refuse-intake" | "request-supplement" | "request-intake-supplement" | "ask-supplement-consent" | "refuse-supplement-consent" | "correct" | "return-approval" | "stop" | "require-payment" | "request-withdrawal" | "refuse-withdrawal" | "extend" | "transfer" | "withdraw-consultation" | "withdraw-signature" | "withdraw-result";
                            code: string;
                            words: string;
                            /** @enum {string} */
                            origin: "national" | "province";
                            basis: string;
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                        }[];
                    };
                };
            };
        };
    };
    addDossierReason: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "refuse-intake" | "request-supplement" | "request-intake-supplement" | "ask-supplement-consent" | "refuse-supplement-consent" | "correct" | "return-approval" | "stop" | "require-payment" | "request-withdrawal" | "refuse-withdrawal" | "extend" | "transfer" | "withdraw-consultation" | "withdraw-signature" | "withdraw-result";
                    code: string;
                    words: string;
                    basis: string;
                    /** Format: date */
                    validFrom: string;
                };
            };
        };
        responses: {
            /** @description Thêm một lý do riêng của tỉnh, có hiệu lực từ một ngày */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        reasonId: string;
                        version: number;
                        /** @enum {string} */
                        action: "refuse-intake" | "request-supplement" | "request-intake-supplement" | "ask-supplement-consent" | "refuse-supplement-consent" | "correct" | "return-approval" | "stop" | "require-payment" | "request-withdrawal" | "refuse-withdrawal" | "extend" | "transfer" | "withdraw-consultation" | "withdraw-signature" | "withdraw-result";
                        code: string;
                        words: string;
                        /** @enum {string} */
                        origin: "national" | "province";
                        basis: string;
                        /** Format: date */
                        validFrom: string;
                        validTo: string | null;
                    };
                };
            };
        };
    };
    endDossierReason: {
        parameters: {
            query?: never;
            header: {
                /** @description ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>". */
                "If-Match": string;
            };
            path: {
                reasonId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    validTo: string;
                };
            };
        };
        responses: {
            /** @description Ghi ngày cuối cùng một lý do riêng của tỉnh còn được dùng */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        reasonId: string;
                        version: number;
                        /** @enum {string} */
                        action: "refuse-intake" | "request-supplement" | "request-intake-supplement" | "ask-supplement-consent" | "refuse-supplement-consent" | "correct" | "return-approval" | "stop" | "require-payment" | "request-withdrawal" | "refuse-withdrawal" | "extend" | "transfer" | "withdraw-consultation" | "withdraw-signature" | "withdraw-result";
                        code: string;
                        words: string;
                        /** @enum {string} */
                        origin: "national" | "province";
                        basis: string;
                        /** Format: date */
                        validFrom: string;
                        validTo: string | null;
                    };
                };
            };
        };
    };
    listAuditRoots: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mã băm hằng ngày của mọi nhật ký kiểm toán, có chữ ký và khóa công khai; mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date */
                            day: string;
                            previous: string | null;
                            leaves: {
                                service: string;
                                seq: number;
                                hash: string;
                            }[];
                            root: string;
                            keyId: string;
                            signature: string;
                        }[];
                        nextCursor?: string;
                        key: {
                            keyId: string;
                            publicKey: string;
                        };
                    };
                };
            };
        };
    };
    lookUpAuditRoot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mã băm của nhật ký kiểm toán trong một ngày, để tải về và giữ lại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        previous: string | null;
                        leaves: {
                            service: string;
                            seq: number;
                            hash: string;
                        }[];
                        root: string;
                        keyId: string;
                        signature: string;
                        key: {
                            keyId: string;
                            publicKey: string;
                        };
                    };
                };
            };
        };
    };
    lookUpSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Phiên đăng nhập của trình duyệt này, và mã X-CSRF-Token cho các thao tác ghi bằng cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        signedIn: false;
                    } | {
                        /** @constant */
                        signedIn: true;
                        sessionId: string;
                        /** @enum {string} */
                        kind: "officer" | "citizen";
                        csrfToken: string;
                        idleMinutes: number;
                        /** Format: date-time */
                        endsAt: string;
                    };
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các phiên đăng nhập của chính bạn: bắt đầu khi nào, gần đúng từ đâu, dùng lần cuối lúc nào */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            sessionId: string;
                            /** Format: date-time */
                            startedAt: string;
                            /** Format: date-time */
                            lastUsedAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            network: string;
                            device: string;
                            current: boolean;
                        }[];
                    };
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kết thúc mọi phiên đăng nhập khác của chính bạn, trừ phiên đang dùng */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kết thúc một phiên đăng nhập của chính bạn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessionId: string;
                        /** @constant */
                        ended: true;
                    };
                };
            };
        };
    };
    listServiceClients: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các ứng dụng đã đăng ký */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            clientId: string;
                            version: number;
                            name: string;
                            scopes: ("dossier:read" | "dossier:write" | "webhook:manage" | "export:read")[];
                            unitIds: string[];
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            withdrawnAt: string | null;
                            secrets: {
                                /** Format: uuid */
                                secretId: string;
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                            }[];
                        }[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    createServiceClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    scopes: ("dossier:read" | "dossier:write" | "webhook:manage" | "export:read")[];
                    unitIds: string[];
                    /** Format: date */
                    validTo?: string;
                };
            };
        };
        responses: {
            /** @description Đăng ký một ứng dụng với quyền và đơn vị của nó; khóa bí mật chỉ hiện một lần */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        client: {
                            /** Format: uuid */
                            clientId: string;
                            version: number;
                            name: string;
                            scopes: ("dossier:read" | "dossier:write" | "webhook:manage" | "export:read")[];
                            unitIds: string[];
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            withdrawnAt: string | null;
                            secrets: {
                                /** Format: uuid */
                                secretId: string;
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                            }[];
                        };
                        secret: string | null;
                    };
                };
            };
        };
    };
    lookUpServiceClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Một ứng dụng: quyền, đơn vị, các khóa đang dùng */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        clientId: string;
                        version: number;
                        name: string;
                        scopes: ("dossier:read" | "dossier:write" | "webhook:manage" | "export:read")[];
                        unitIds: string[];
                        /** Format: date */
                        validFrom: string;
                        validTo: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        withdrawnAt: string | null;
                        secrets: {
                            /** Format: uuid */
                            secretId: string;
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    rotateServiceClientSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 24 */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Cấp khóa bí mật mới; khóa cũ còn dùng được trong số giờ đã chọn */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        client: {
                            /** Format: uuid */
                            clientId: string;
                            version: number;
                            name: string;
                            scopes: ("dossier:read" | "dossier:write" | "webhook:manage" | "export:read")[];
                            unitIds: string[];
                            /** Format: date */
                            validFrom: string;
                            validTo: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            withdrawnAt: string | null;
                            secrets: {
                                /** Format: uuid */
                                secretId: string;
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                            }[];
                        };
                        secret: string | null;
                    };
                };
            };
        };
    };
    setServiceClientValidity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    validTo: string | null;
                };
            };
        };
        responses: {
            /** @description Gia hạn hoặc đổi ngày cuối cùng của một ứng dụng; ứng dụng đã hết hạn được dùng lại */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        clientId: string;
                        version: number;
                        name: string;
                        scopes: ("dossier:read" | "dossier:write" | "webhook:manage" | "export:read")[];
                        unitIds: string[];
                        /** Format: date */
                        validFrom: string;
                        validTo: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        withdrawnAt: string | null;
                        secrets: {
                            /** Format: uuid */
                            secretId: string;
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    withdrawServiceClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Thu hồi một ứng dụng, nêu lý do; mã truy cập đang có hết hiệu lực trong 30 giây */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        clientId: string;
                        version: number;
                        name: string;
                        scopes: ("dossier:read" | "dossier:write" | "webhook:manage" | "export:read")[];
                        unitIds: string[];
                        /** Format: date */
                        validFrom: string;
                        validTo: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        withdrawnAt: string | null;
                        secrets: {
                            /** Format: uuid */
                            secretId: string;
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    exportDossiers: {
        parameters: {
            query?: {
                cursor?: string;
                updatedSince?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Xuất hồ sơ trong phạm vi của bạn, mỗi dòng một đối tượng JSON, theo thứ tự thay đổi; dòng cuối có `complete`, cursor của dòng bất kỳ cho phép xuất tiếp ngay sau dòng đó */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        cursor: string;
                        dossier?: {
                            /** Format: uuid */
                            dossierId: string;
                            code: string;
                            version: number;
                            /** @enum {string} */
                            status: "submitted" | "refused" | "received" | "assigned" | "supplement-requested" | "payment-required" | "pending-approval" | "returned-by-approver" | "approved" | "signed" | "numbered" | "issued" | "withdrawal-requested" | "stopped" | "completed" | "result-returned" | "result-withdrawn";
                            nationalStatus: number;
                            /**
                             * @default none
                             * @enum {string}
                             */
                            financialStatus: "none" | "due" | "paid" | "waived" | "refunded";
                            procedureCode: string;
                            procedureVersion: number;
                            procedureName: string;
                            field: string;
                            /** @enum {string} */
                            channel: "counter" | "online" | "postal";
                            supportUnitId: string | null;
                            /** Format: uuid */
                            receivingUnitId: string;
                            /** Format: uuid */
                            competentUnitId: string;
                            /** Format: uuid */
                            returningUnitId: string;
                            applicantName: string;
                            applicantMasked: boolean;
                            assigneeId: string | null;
                            /** Format: date-time */
                            submittedAt: string;
                            receivedAt: string | null;
                            clockStartsAt: string | null;
                            dueAt: string | null;
                            dueOn: string | null;
                            dueReasons: ({
                                code: string;
                            } & {
                                [key: string]: unknown;
                            })[];
                            originalDueOn: string | null;
                            pausedAt: string | null;
                            reasonCode: string | null;
                            /** @default null */
                            reasonLabel: string | null;
                            missingComponents: {
                                code: string;
                                name: string;
                            }[];
                            completedAt: string | null;
                            timeliness: ("early" | "on-time" | "late") | null;
                            /** @default null */
                            caseCode: string | null;
                            /** @default null */
                            intakeDueAt: string | null;
                            /** @default null */
                            intakeLate: boolean | null;
                            /**
                             * @default {
                             *       "count": 0,
                             *       "dueOn": null,
                             *       "consent": null
                             *     }
                             */
                            supplement: {
                                count: number;
                                dueOn: string | null;
                                consent: ("asked" | "given" | "refused") | null;
                            };
                            /**
                             * @default not-ready
                             * @enum {string}
                             */
                            deliveryStatus: "not-ready" | "at-desk" | "returned" | "posted";
                            /** @default {} */
                            sync: {
                                [key: string]: "waiting" | "sent" | "confirmed" | "failed";
                            };
                            /** @default false */
                            needsSignature: boolean;
                            replacement?: {
                                /** Format: uuid */
                                replacesResultId: string;
                                /** @enum {string} */
                                step: "begun" | "signed" | "numbered" | "issued";
                            };
                            /** @default [] */
                            openConsultations: {
                                /** Format: uuid */
                                consultationId: string;
                                /** Format: uuid */
                                unitId: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** Format: date */
                                dueOn: string;
                                /** @enum {string} */
                                silence: "waits" | "agrees";
                            }[];
                            /** Format: date-time */
                            changedAt: string;
                        };
                        complete?: boolean;
                        problem?: {
                            code: string;
                            title: string;
                            traceId: string;
                            retryAfterS?: number;
                        };
                    };
                };
            };
        };
    };
    exportOwnData: {
        parameters: {
            query?: never;
            header?: {
                /** @description Câu chữ trong câu trả lời bằng tiếng Việt (vi, mặc định) hoặc tiếng Anh (en); tên và dữ liệu giữ nguyên. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Toàn bộ dữ liệu hệ thống đang lưu về bạn: tài khoản, phiên đăng nhập, hồ sơ với biểu mẫu và khoản đã nộp, tệp, ai đã xem; mỗi dòng một đối tượng JSON, dòng cuối cho biết đã đủ chưa */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        /** @constant */
                        part: "account";
                        data: {
                            /** Format: uuid */
                            accountId: string;
                            login: string;
                            demo: boolean;
                            person: {
                                fullName: string;
                                birthDate: string | null;
                                hasPersonalNumber: boolean;
                                assurance: number;
                                /** Format: date-time */
                                seenAt: string;
                            } | null;
                            providers: {
                                provider: string;
                                /** Format: date-time */
                                linkedAt: string;
                            }[];
                            secondFactor: {
                                /** Format: date-time */
                                enrolledAt: string;
                            } | null;
                            accessChanges: {
                                action: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    } | {
                        /** @constant */
                        part: "session";
                        data: {
                            sessionId: string;
                            /** Format: date-time */
                            startedAt: string;
                            /** Format: date-time */
                            lastUsedAt: string;
                            /** Format: date-time */
                            endsAt: string;
                            network: string;
                            device: string;
                            current: boolean;
                        };
                    } | {
                        /** @constant */
                        part: "dossier";
                        data: {
                            /** Format: uuid */
                            dossierId: string;
                            dossier: components["schemas"]["Dossier"];
                            filing: {
                                /** Format: uuid */
                                dossierId: string;
                                caseCode: string | null;
                                parties: {
                                    /** @enum {string} */
                                    role: "applicant" | "submitter" | "representative";
                                    /** @enum {string} */
                                    kind: "citizen" | "organisation";
                                    fullName: string;
                                    personalNumber: string | null;
                                    organisationCode: string | null;
                                    dateOfBirth: string | null;
                                    sex: ("male" | "female") | null;
                                    phone: string | null;
                                    address: string | null;
                                    email: string | null;
                                }[];
                                representation: {
                                    /** @enum {string} */
                                    basis: "power-of-attorney" | "legal-guardian" | "family-member" | "organisation-head" | "organisation-mandate" | "court-decision";
                                    documentNumber?: string;
                                    /** Format: date */
                                    documentOn?: string;
                                    issuedBy?: string;
                                    /** Format: uuid */
                                    fileId?: string;
                                } | null;
                                /** @default 1 */
                                sets: number;
                                /** @default null */
                                returnByPost: {
                                    recipient?: string;
                                    phone?: string;
                                    address: string;
                                } | null;
                                components: {
                                    code: string;
                                    originals: number;
                                    copies: number;
                                    /** @default 0 */
                                    certifiedCopies: number;
                                    files: string[];
                                    replacedByData: boolean;
                                    reusedFrom: string | null;
                                }[];
                                formData: {
                                    [key: string]: unknown;
                                } | null;
                            };
                            components: {
                                code: string;
                                name: string;
                                originals: number;
                                copies: number;
                                /** @default 0 */
                                certifiedCopies: number;
                                files: {
                                    /** Format: uuid */
                                    fileId: string;
                                    sha256: string;
                                    pages: number | null;
                                    sizeBytes: number;
                                    mediaType: string;
                                    scan: string;
                                }[];
                            }[];
                            corrections: {
                                version: number;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                role: "applicant" | "submitter" | "representative";
                                /** @enum {string} */
                                field: "fullName" | "personalNumber" | "organisationCode" | "dateOfBirth" | "sex" | "phone" | "address" | "email";
                                before: string | null;
                                after: string | null;
                                reasonLabel: string;
                            }[];
                            formCorrections: {
                                version: number;
                                /** Format: date-time */
                                at: string;
                                pointer: string;
                                before: unknown;
                                after: unknown;
                                reasonLabel: string;
                            }[];
                            postCorrections: {
                                version: number;
                                /** Format: date-time */
                                at: string;
                                before: {
                                    recipient?: string;
                                    phone?: string;
                                    address: string;
                                } | null;
                                after: {
                                    recipient?: string;
                                    phone?: string;
                                    address: string;
                                } | null;
                                reasonLabel: string;
                            }[];
                            timeline: components["schemas"]["TimelineEntryOutput"][];
                            payments: {
                                /** Format: uuid */
                                paymentId: string;
                                /** Format: uuid */
                                dossierId: string;
                                dossierCode: string;
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                method: "cash" | "online" | "transfer";
                                /** @enum {string} */
                                status: "requested" | "waiting" | "paid" | "failed" | "cancelled" | "refunded";
                                amountDong: number;
                                /** Format: date-time */
                                requestedAt: string;
                                paidAt: string | null;
                                receipt: {
                                    /** Format: uuid */
                                    unitId: string;
                                    series: string;
                                    year: number;
                                    number: number;
                                    label: string;
                                } | null;
                                payUrl: string | null;
                                reference: string | null;
                                transactionId: string | null;
                                billNumber: string | null;
                                refundedDong: number;
                                closedAt: string | null;
                                reasonCode: string | null;
                            }[];
                            results: {
                                /** Format: uuid */
                                resultId: string;
                                /** @enum {string} */
                                kind: "paper" | "electronic";
                                fileId: string | null;
                                sha256: string | null;
                                signedAt: string | null;
                                signedBy: string | null;
                                signedAs: {
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    role: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                                } | null;
                                signedOnBehalfOf: string | null;
                                certificateSubject: string | null;
                                /** Format: uuid */
                                unitId: string;
                                number: number | null;
                                year: number | null;
                                symbol: string | null;
                                numberText: string | null;
                                numberedAt: string | null;
                                issuedAt: string | null;
                                issuedOn: string | null;
                                withdrawnAt: string | null;
                                withdrawalReasonCode: string | null;
                                withdrawalReasonLabel: string | null;
                                replacesResultId: string | null;
                                replacedByResultId: string | null;
                            }[];
                            deliveries: {
                                version: number;
                                /** @enum {string} */
                                method: "counter" | "postal";
                                recipient: string | null;
                                postalNumber: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            papers: {
                                /** Format: uuid */
                                paperId: string;
                                /** Format: uuid */
                                dossierId: string;
                                /** @enum {string} */
                                form: "receipt-slip" | "supplement-request" | "intake-refusal" | "apology-extension" | "stop-notice" | "control-slip";
                                title: string;
                                /** @enum {string} */
                                circular: "01/2018/TT-VPCP" | "03/2025/TT-VPCP";
                                formNumber: string | null;
                                /** @enum {string} */
                                format: "A4" | "A5";
                                version: number;
                                dossierVersion: number;
                                templateVersion: number;
                                /** Format: date-time */
                                issuedAt: string;
                                sha256: string;
                                sizeBytes: number;
                                isLatest: boolean;
                            }[];
                        };
                    } | {
                        /** @constant */
                        part: "file";
                        data: {
                            /** Format: uuid */
                            fileId: string;
                            /** @enum {string} */
                            state: "uploading" | "checking" | "complete";
                            sizeBytes: number;
                            receivedBytes: number;
                            mediaType: ("application/pdf" | "image/jpeg" | "image/png" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") | null;
                            sha256: string | null;
                            pages: number | null;
                            scan: ("pending" | "clean" | "infected" | "unscanned") | null;
                            name: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            completedAt: string | null;
                            expiresAt: string | null;
                            content: string;
                        };
                    } | {
                        /** @constant */
                        part: "look";
                        data: {
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            dossierId: string;
                            code: string;
                            /** Format: uuid */
                            fileId?: string;
                            deed: string;
                            deedLabel: string;
                            listed: boolean;
                            by: {
                                kind: ("officer" | "citizen" | "client" | "service") | "anonymous";
                                posts: {
                                    /** Format: uuid */
                                    unitId: string;
                                    /** @enum {string} */
                                    role: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                                    unitName: string | null;
                                }[];
                                units: {
                                    /** Format: uuid */
                                    unitId: string;
                                    unitName: string | null;
                                }[];
                            };
                        };
                    } | {
                        /** @constant */
                        part: "end";
                        complete: boolean;
                        problem?: {
                            code: string;
                            title: string;
                            traceId: string;
                            retryAfterS?: number;
                        };
                    };
                };
            };
        };
    };
    streamWork: {
        parameters: {
            query?: never;
            header?: {
                /** @description Phiên bản cuối cùng đã nhận; luồng tiếp tục ngay sau đó. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Việc của đơn vị bạn thay đổi trực tiếp: sự kiện `dossier` (hồ sơ sang phiên bản khác), `deferred` (lệnh chờ của chính bạn đã kết thúc), `presence` (ai đang mở hồ sơ bạn đang mở), `resync` (có thể đã lỡ sự kiện: hãy tải lại) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    announcePresence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    doing: "reading" | "editing" | "deciding";
                };
            };
        };
        responses: {
            /** @description Báo bạn đang mở hồ sơ (nhắc lại mỗi 20 giây, hết sau 45 giây) và nhận lại những người khác đang mở */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        dossierId: string;
                        people: {
                            accountId: string;
                            posts: {
                                /** Format: uuid */
                                unitId: string;
                                /** @enum {string} */
                                role: "one-stop-officer" | "specialist" | "chair" | "province-leader" | "province-admin" | "auditor" | "citizen" | "service";
                            }[];
                            /** @enum {string} */
                            doing: "reading" | "editing" | "deciding";
                        }[];
                    };
                };
            };
        };
    };
    endPresence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Báo bạn đã đóng hồ sơ */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        dossierId: string;
                    };
                };
            };
        };
    };
    searchAudit: {
        parameters: {
            query?: {
                actor?: string;
                objectType?: string;
                objectId?: string;
                action?: string;
                unitId?: string;
                from?: string;
                to?: string;
                limit?: number;
                cursor?: string;
                service?: "identity" | "registry" | "dossier" | "reporting" | "files" | "portal-adapter" | "webhook";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tìm trong nhật ký kiểm toán của mọi dịch vụ, mới nhất trước. Không nêu tài khoản hay đối tượng thì tìm tối đa 31 ngày. Mỗi lần tìm được ghi vào nhật ký */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            entryId: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            action: string;
                            objectType: string;
                            objectId: string;
                            version: number | null;
                            traceId: string;
                            detail: {
                                [key: string]: unknown;
                            };
                            sealed: boolean;
                            /** @enum {string} */
                            service: "identity" | "registry" | "dossier" | "reporting" | "files" | "portal-adapter" | "webhook";
                        }[];
                        missing: ("identity" | "registry" | "dossier" | "reporting" | "files" | "portal-adapter" | "webhook")[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                service?: "identity" | "dossier" | "reporting" | "files" | "portal-adapter" | "webhook";
                applied?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Các sự kiện mà một dịch vụ chưa áp dụng được, kèm lý do; mới nhất trước */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            letterId: string;
                            source: string;
                            eventId: string | null;
                            aggregateId: string | null;
                            version: number | null;
                            type: string | null;
                            reason: string;
                            attempts: number;
                            /** @enum {string} */
                            state: "open" | "asked" | "failed" | "applied";
                            /** Format: date-time */
                            at: string;
                            askedAt: string | null;
                            failedAt: string | null;
                            appliedAt: string | null;
                            waiting: number;
                            /** @enum {string} */
                            service: "identity" | "dossier" | "reporting" | "files" | "portal-adapter" | "webhook";
                        }[];
                        missing: ("identity" | "dossier" | "reporting" | "files" | "portal-adapter" | "webhook")[];
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service: "identity" | "dossier" | "reporting" | "files" | "portal-adapter" | "webhook";
                letterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Áp dụng lại một sự kiện sau khi đã sửa nguyên nhân; dịch vụ thực hiện trong vài giây và ghi kết quả vào danh sách */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        letterId: string;
                        source: string;
                        eventId: string | null;
                        aggregateId: string | null;
                        version: number | null;
                        type: string | null;
                        reason: string;
                        attempts: number;
                        /** @enum {string} */
                        state: "open" | "asked" | "failed" | "applied";
                        /** Format: date-time */
                        at: string;
                        askedAt: string | null;
                        failedAt: string | null;
                        appliedAt: string | null;
                        waiting: number;
                    };
                };
            };
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
                "Upload-Length": number;
                /** @description Theo tus: `filename`, `filetype` với giá trị base64. */
                "Upload-Metadata"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description Bắt đầu tải lên một tệp; có thể gửi luôn phần đầu. Mã ở cuối Location là mã tệp */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    describeUploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Giao thức tải lên được hỗ trợ (tus 1.0) và dung lượng tối đa của một tệp */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cancelUpload: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
            };
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hủy một lượt tải lên chưa xong */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    lookUpUpload: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
            };
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Đã nhận được bao nhiêu, để tải tiếp từ đó */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    continueUpload: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
                "Upload-Offset": number;
            };
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description Gửi phần tiếp theo; khi đủ, tệp được kiểm tra ngay và câu trả lời cho biết kết quả */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    downloadFile: {
        parameters: {
            query?: {
                /** @description Cán bộ xác nhận mở tệp chưa được quét mã độc. */
                confirmUnscanned?: "true" | "false";
            };
            header?: never;
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tải nội dung một tệp của mình hoặc của hồ sơ thuộc đơn vị mình */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    downloadByTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tải nội dung một tệp bằng liên kết ngắn hạn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    readChangelog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON Feed 1.1 / Atom (RFC 4287) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": {
                        version: string;
                        title: string;
                        language: string;
                        home_page_url: string;
                        feed_url: string;
                        items: {
                            id: string;
                            url: string;
                            title: string;
                            content_text: string;
                            date_published: string;
                            tags: string[];
                        }[];
                    };
                    "application/atom+xml": string;
                };
            };
        };
    };
}
