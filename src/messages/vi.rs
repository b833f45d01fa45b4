//! The texts in Vietnamese.

use std::borrow::Cow;

use danbiet_corpus::{
    metadata::{Certainty, Reason},
    zone::Zone,
};
use danbiet_query::Language;

use super::{Message, number, percent};
use danbiet_corpus::search::Sort;

use crate::route::Facet;

pub(super) fn say(message: Message<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::Vi, value);
    Cow::Borrowed(match message {
        Message::Name => "Dân Biết",
        Message::Library => "Thư mục",
        Message::Concordance => "Ngữ cảnh",
        Message::Compare => "So sánh",
        Message::Places => "Nơi & lúc",
        Message::Verify => "Kiểm chứng",
        Message::Notes => "Ghi chú",
        Message::KeepQuery => "Giữ truy vấn",
        Message::MyDocuments => "Tài liệu của tôi",
        Message::About => "Giới thiệu",
        Message::Help => "Trợ giúp",
        Message::Menu => "Các trang",
        Message::SkipToContent => "Đến nội dung",
        Message::OtherLanguage => "English",
        Message::SwitchLanguage => "Đổi ngôn ngữ giao diện: English",
        Message::SwitchTheme => "Đổi nền sáng, tối",
        Message::ScreenOnItsWay => "Phần này đang được tải…",
        Message::ScreenUnreachable => {
            "Không tải được phần này của trang: hãy xem lại kết nối mạng rồi thử lại. Thư mục và các tài liệu vẫn dùng được."
        }
        Message::TryAgain => "Thử lại",
        Message::NotKept => {
            "Trình duyệt không cho lưu: lựa chọn của bạn có hiệu lực đến khi đóng trang."
        }

        Message::SearchLabel => "Tìm trong các tài liệu",
        Message::SearchExample => "Tìm: đối thoại, 02-NQ/TU, \"quy chế dân chủ\" …",
        Message::Typing => "đang gõ",
        Message::Results { hits, documents } => {
            return format!("{} kết quả trong {} tài liệu", n(hits), n(documents)).into();
        }
        Message::Matching { documents } => {
            return format!("{} tài liệu phù hợp", n(documents)).into();
        }
        Message::NoResults => "Không có kết quả",
        Message::Searching => "Đang tìm…",
        Message::SearchedOnPage => {
            "Trình duyệt không cho tìm ở luồng riêng: trang tự tìm lấy, nên với kho lớn có thể khựng lại khi gõ."
        }
        Message::Documents { documents } => return format!("{} tài liệu", n(documents)).into(),
        Message::Hits { hits } => return format!("{} kết quả", n(hits)).into(),
        Message::Understood { text } => return format!("Được hiểu là: {text}").into(),
        Message::DecodedAs { text } => {
            return format!("Đọc theo kiểu gõ (Telex, VNI, VIQR) thành «{text}»").into();
        }
        Message::Suggestions => "Có trong tài liệu:",
        Message::LevelTyped => "đúng dấu",
        Message::LevelAny => "bỏ dấu",
        Message::LevelWhyMarked => "Câu hỏi có dấu nên tìm đúng dấu.",
        Message::LevelWhyUnmarked => "Câu hỏi không có dấu nên tìm không phân biệt dấu.",
        Message::LevelWhyAsked => "Theo lựa chọn của bạn.",
        Message::SwitchLevelTo { level, hits } => return format!("{level}: {}", n(hits)).into(),
        Message::Groups => "Các từ cách nhau bao xa",
        Message::GroupAdjacent => "liền nhau",
        Message::GroupSentence => "cùng câu",
        Message::GroupDocument => "cùng tài liệu",
        Message::GroupSome => "có từ bất kỳ",
        Message::GroupShow { group, hits } => return format!("{group} {}", n(hits)).into(),
        Message::Short { hits } => return format!("viết tắt {}", n(hits)).into(),
        Message::ShortOn => "Tính cả chữ viết tắt; bấm để chỉ tìm đúng chữ",
        Message::ShortOff => "Không tính chữ viết tắt; bấm để tính cả",
        Message::FurnitureHits { hits } => {
            return format!("{} kết quả ẩn trong khung trang", n(hits)).into();
        }
        Message::FurnitureSearched => "tìm cả khung trang",
        Message::RemoveFilter { value } => return format!("Bỏ lọc {value}").into(),
        Message::RemoveQuery => "Bỏ câu hỏi",
        Message::SearchChain => "Đang tìm",

        Message::Facets => "Lọc",
        Message::FacetName(facet) => match facet {
            Facet::Place => "Nơi",
            Facet::Province => "Tỉnh, thành",
            Facet::Year => "Năm",
            Facet::Publisher => "Nơi đăng",
            Facet::Event => "Sự kiện",
            Facet::Organisation => "Cơ quan, tổ chức",
            Facet::Person => "Người",
            Facet::Instrument => "Văn bản được dẫn",
            Facet::Theme => "Chủ đề",
        },
        Message::FacetUnknown => "không rõ",
        Message::ClearFilters => "Bỏ mọi lọc",
        Message::Sort => "Xếp theo",
        Message::SortName(sort) => match sort {
            Sort::Relevance => "độ phù hợp",
            Sort::Document => "thứ tự kho",
            Sort::Hits => "số kết quả",
            Sort::Date => "ngày",
            Sort::Place => "nơi",
            Sort::Title => "nhan đề",
        },
        Message::NoTitle => "(không có nhan đề)",
        Message::Inferred => "suy ra",
        Message::Given => "ghi thêm",
        Message::YearInferred => "năm suy ra",
        Message::Syllables { syllables } => return format!("{} tiếng", n(syllables)).into(),
        Message::FurnitureShare { share } => {
            return format!("khung trang {}", percent(Language::Vi, share)).into();
        }
        Message::MoreDocuments { documents } => {
            return format!("Xem thêm {} tài liệu", n(documents)).into();
        }
        Message::Absent { documents } => {
            return format!("Không có trong {} tài liệu", n(documents)).into();
        }
        Message::Why => "vì sao?",
        Message::AbsentLevel { level } => return format!("0 kết quả, tìm {level}").into(),
        Message::AbsentZones { zones } => return format!("Đã tìm trong: {zones}").into(),
        Message::AbsentFilters { filters } => {
            return ["Chỉ trong bộ lọc ", filters].concat().into();
        }
        Message::AbsentFurniture { hits } => {
            return format!("Trong khung trang: {} kết quả", n(hits)).into();
        }
        Message::AbsentOtherLevel { level, hits } => {
            return format!("Nếu tìm {level}: {} kết quả", n(hits)).into();
        }
        Message::AbsentWiderGroup { hits } => {
            return format!("Từ bất kỳ của câu hỏi: {} kết quả", n(hits)).into();
        }
        Message::Dispersion => "Phân bố",
        Message::DispersionOf { document, hits } => {
            return format!("{document}: {} kết quả", n(hits)).into();
        }
        Message::HitAt { number, percent } => {
            return format!("Kết quả {}, ở {percent} % tài liệu", n(number)).into();
        }
        Message::ZonesAll => "bài viết và khung trang",
        Message::SearchAlso { zones } => return format!("Tìm cả trong {zones}").into(),

        Message::BackToLibrary => "Thư mục",
        Message::BackToResults => "Kết quả",
        Message::NextHit => "Kết quả sau",
        Message::PreviousHit => "Kết quả trước",
        Message::HitOf { number, total } => return format!("{}/{}", n(number), n(total)).into(),
        Message::NoHitHere => "Không có kết quả trong tài liệu này",
        Message::FurnitureFolded { lines } => {
            return format!("{} dòng khung trang", n(lines)).into();
        }
        Message::ShowFurniture => "Hiện khung trang",
        Message::FurnitureIs => {
            "Khung trang: thực đơn, tin liên quan, bộ đếm, liên hệ, nhan đề lặp lại thay cho ảnh."
        }
        Message::ShowNumbers => "Đánh số câu",
        Message::Sentence { number } => return format!("Câu {}", n(number)).into(),
        Message::Facts => "Về tài liệu này",
        Message::FactPlace => "Nơi",
        Message::FactProvince => "Tỉnh, thành",
        Message::FactPublisher => "Nơi đăng",
        Message::FactSite => "Trang mạng",
        Message::FactDate => "Ngày",
        Message::FactEvent => "Sự kiện",
        Message::FactAuthor => "Tác giả",
        Message::FactPhotographer => "Ảnh",
        Message::FactFile => "Tệp",
        Message::FactLength => "Độ dài",
        Message::NotStated => "không nêu",
        Message::BasisStated => "nêu trong bài",
        Message::BasisInferred { reason } => return format!("suy ra: {reason}").into(),
        Message::BasisGiven { basis } => return format!("người giữ kho ghi: {basis}").into(),
        Message::ReasonText(reason) => match reason {
            Reason::ReviewAfterYears => "sơ kết sau một số năm thực hiện văn bản có ngày",
            Reason::ReportsYear => "bài nêu kết quả trọn năm trước",
            Reason::YearNamedInText => "năm được nêu gần đó trong bài",
            Reason::FileName => "tên tệp âm thanh hoặc ảnh có ngày",
            Reason::ActingBody => "cơ quan của nơi này là bên hành động",
            Reason::FurnitureOnly => "chỉ khung trang nêu nơi này",
            Reason::Gazetteer => "danh mục địa danh",
            Reason::SiteOwner => "chủ trang mạng",
            Reason::NoEventNamed => "bài không nêu sự kiện nào",
        },
        Message::CertaintyText(certainty) => match certainty {
            Certainty::Low => "phỏng đoán",
            Certainty::Medium => "khá chắc",
            Certainty::High => "chắc",
        },
        Message::ZoneName(zone) => match zone {
            Zone::Title => "nhan đề",
            Zone::Lead => "sapo",
            Zone::Body => "thân bài",
            Zone::Caption => "chú thích ảnh",
            Zone::Byline => "tên tác giả",
            Zone::Source => "nguồn",
            Zone::Dateline => "nơi, ngày",
            Zone::RepeatedTitle => "nhan đề lặp lại",
            Zone::Boilerplate => "khung trang",
        },
        Message::NoDocument { id } => return format!("Kho không có tài liệu «{id}».").into(),
        Message::DamagedDocument => "Phần dữ liệu của tài liệu này bị hỏng nên không đọc được.",

        Message::Layers => "Lớp chú giải",
        Message::AllLayers => "Tất cả",
        Message::NoteLabel { layer, normal } => return format!("{layer}: {normal}").into(),
        Message::Close => "Đóng",
        Message::Printed { text } => return format!("Trong bài: “{text}”").into(),
        Message::Misprinted { normal } => {
            return format!("Bài in như vậy [sic]; đúng ra là “{normal}”").into();
        }
        Message::OtherMentions {
            mentions,
            documents,
        } => {
            return format!("{} lần nhắc khác, {} tài liệu", n(mentions), n(documents)).into();
        }
        Message::SimilarMentions {
            mentions,
            documents,
        } => {
            return format!("{} chỗ cùng loại, {} tài liệu", n(mentions), n(documents)).into();
        }
        Message::NoOtherMention => "Chỉ nhắc ở đây.",
        Message::Correct => "Sửa chú thích này…",
        Message::WrongByReader => "Bạn đã đánh dấu chú thích này là sai.",
        Message::WrongByKeeper => "Người giữ kho đã đánh dấu chú thích này là sai.",
        Message::ChangedByReader { was } => return format!("Bạn đã sửa; máy ghi: “{was}”").into(),
        Message::ChangedByKeeper { was } => {
            return format!("Người giữ kho đã sửa; máy ghi: “{was}”").into();
        }
        Message::OpenPlace => "Mở trong bài",

        Message::Evidence => "Chứng cứ",
        Message::EvidenceLead => {
            "Những gì các tài liệu nêu, thành bảng. Bấm vào một ô để xem câu làm chứng. Ô trống \
             “không nêu” không phải là số 0."
        }
        Message::MatrixLead => {
            "Mỗi ô đếm số chỗ một nơi nói đến một chủ đề; bấm để đọc các câu ấy. “Không nêu”: không \
             tài liệu nào của nơi ấy nói đến, khác với số 0."
        }
        Message::PrinciplesLead => {
            "Mỗi dòng là một lần phương châm được dẫn, xếp theo từng vế; vế bị bỏ được để trống."
        }
        Message::Tables => "Các bảng",
        Message::Near => "Quanh kết quả tìm",
        Message::NearSentence => "cùng câu",
        Message::NearDocument => "cả tài liệu",
        Message::RowsAre => "Mỗi dòng là",
        Message::Rows { rows } => return format!("{} dòng", n(rows)).into(),
        Message::NoRows => "Không có dòng nào: thử tìm từ khác hoặc bỏ bớt lọc.",
        Message::MoreRows { rows } => return format!("Xem thêm {} dòng", n(rows)).into(),
        Message::SortBy { column } => return format!("Xếp theo {column}").into(),
        Message::OpenCell { column, value } => {
            return format!("{column}: {value}. Xem câu làm chứng").into();
        }
        Message::Sum => "Cộng",
        Message::SumRow { row } => return format!("Cộng dòng “{row}”").into(),
        Message::SumAll => "Cộng các dòng này",
        Message::SumNone => "Thôi cộng",
        Message::SumsHeading => "Số cộng",
        Message::SumsDerived => {
            "Đây là số do chương trình cộng (suy ra), không bài nào ghi; dưới mỗi số là các câu đã \
             lấy số. Khác đơn vị thì cộng riêng."
        }
        Message::SumInexact => "có số ước lượng hoặc chỉ nêu mức",
        Message::ThemeCell { hits } => return format!("{} chỗ", n(hits)).into(),
        Message::ShowAllValues { values } => return format!("Xem cả {}", n(values)).into(),
        Message::FewerValues => "Thu gọn",

        Message::Bytes { bytes } => return format!("{} byte", n(bytes)).into(),

        Message::Damaged => "Dữ liệu của kho bị hỏng nên không tìm được. Hãy tải lại trang.",
        Message::UnknownAddress => "Địa chỉ này không trỏ đến đâu cả",
        Message::UnknownAddressKept { fragment } => {
            return format!(
                "Phần sau dấu # là «{fragment}». Không mất gì cả: dưới đây là toàn bộ thư mục."
            )
            .into();
        }
    })
}
