//! In Vietnamese.

use std::borrow::Cow;

use danbiet_corpus::{
    anchor::Found,
    given::Place,
    notes::{
        Colour, Merged,
        annotations::{FileError, What},
    },
    project::ProjectError,
};
use danbiet_query::Language;

use super::Words;
use crate::messages::number;

const fn colour(colour: Colour) -> &'static str {
    match colour {
        Colour::Rose => "hồng",
        Colour::Violet => "tím",
        Colour::Green => "lục",
        Colour::Teal => "lam ngọc",
    }
}

pub(super) fn say(words: Words<'_>) -> Cow<'static, str> {
    let n = |count: usize| number(Language::Vi, count);
    match words {
        Words::Passage => "Đoạn đã chọn",
        Words::ChooseSentence => "Chọn câu",
        Words::ChooseSentenceIs => "Chọn một câu bằng bàn phím (m)",
        Words::PassageKeys => {
            "↑ ↓: câu trước, câu sau · Shift+← →: dời điểm cuối · Ctrl+Shift+← →: dời điểm đầu · \
             Shift+↑ ↓: bớt, thêm câu"
        }
        Words::MarkIn(it) => return format!("Đánh dấu màu {}", colour(it)).into(),
        Words::MakeNote => "Ghi chú",
        Words::Note => "Ghi chú của bạn",
        Words::Colour(it) => return format!("Màu {}", colour(it)).into(),
        Words::Named { colour: it, label } => {
            let colour = colour(it);
            return match label {
                "" => format!("Ghi chú màu {colour}"),
                label => format!("Ghi chú màu {colour}: {label}"),
            }
            .into();
        }
        Words::InDocument { notes } => {
            return format!("Ghi chú trong bài ({})", n(notes)).into();
        }
        Words::ColourField => "Màu",
        Words::LabelField => "Nhãn",
        Words::TextField => "Nội dung",
        Words::Remove => "Xóa ghi chú",
        Words::Removed => "Đã xóa một ghi chú.",
        Words::Undo => "Hoàn tác",
        Words::Close => "Đóng",
        Words::KeptHere => "Chỉ lưu trên máy này, không gửi đi đâu.",
        Words::NotKept => {
            "Trình duyệt không cho lưu hoặc đã hết chỗ: ghi chú mất khi đóng trang. Hãy lưu ra tệp."
        }
        Words::All { notes } => return format!("Mọi ghi chú của bạn ({})", n(notes)).into(),
        Words::Found(found) => match found {
            Found::Here(_) => "đúng chỗ cũ",
            Found::Moved(_) => "câu chữ này nay ở chỗ khác trong bài",
            Found::Altered { syllables: 0, .. } => {
                "dấu câu, khoảng trống hoặc cách viết ở đây đã khác lúc ghi chú"
            }
            Found::Altered { syllables, .. } => {
                return format!("câu chữ ở đây đã đổi {} tiếng so với lúc ghi chú", n(syllables as usize)).into();
            }
            Found::Orphan => "không còn câu chữ này trong bài",
        },
        Words::NoDocument => "kho này không có tài liệu ấy",
        Words::Open => "Mở trong bài",
        Words::Lead => {
            "Những đoạn bạn đã đánh dấu và ghi chú. Chúng chỉ nằm trên máy này; bài có sửa, kho có dựng lại \
             thì mỗi ghi chú được tìm lại theo câu chữ của nó."
        }
        Words::None => {
            "Chưa có ghi chú nào. Mở một tài liệu, bôi chọn một đoạn (hoặc bấm m) rồi chọn màu."
        }
        Words::NoneSo => "Không có ghi chú nào như vậy.",
        Words::AnyColour => "Mọi màu",
        Words::AnyLabel => "Mọi nhãn",
        Words::AnyDocument => "Mọi tài liệu",
        Words::DocumentField => "Tài liệu",
        Words::Find => "Tìm trong ghi chú",
        Words::Shown { shown, notes } => {
            return match shown == notes {
                true => format!("{} ghi chú", n(notes)),
                false => format!("{} trong {} ghi chú", n(shown), n(notes)),
            }
            .into();
        }
        Words::Print => "In",
        Words::TakenAlong => {
            "Kho tài liệu đã được dựng lại từ lần trước: ghi chú của bạn được mang sang và tìm lại \
             chỗ theo câu chữ. Bản cũ vẫn còn nguyên."
        }
        Words::Broken(error) => {
            return format!(
                "Không đọc được những gì máy này đang giữ ({}). Nó được để nguyên; ghi chú mới được giữ riêng.",
                project_error(error)
            )
            .into();
        }
        Words::Files => "Tệp ghi chú",
        Words::FilesLead => {
            "Ghi chú theo chuẩn W3C Web Annotation (JSON-LD), để dùng ở chương trình khác hoặc máy khác. \
             Mở tệp thì thêm vào những gì đã có; ghi chú trùng mã thì bản mới hơn được giữ."
        }
        Words::SaveNotes => "Lưu tệp ghi chú",
        Words::OpenNotes => "Mở tệp ghi chú",
        Words::NotSaved => "Trình duyệt không lưu được tệp này.",
        Words::Unreadable => "Trình duyệt không đọc được tệp này dưới dạng chữ (UTF-8).",
        Words::Merged(Merged { added, replaced, known }) => {
            return format!(
                "Đã thêm {}, thay {} bằng bản mới hơn, {} đã có sẵn.",
                n(added), n(replaced), n(known)
            )
            .into();
        }
        Words::LeftOut { number, id, what } => {
            let id = if id.is_empty() { String::new() } else { format!(" ({id})") };
            return format!("Mục {number}{id}: {}", left_out(what)).into();
        }
        Words::FileError(error) => return file_error(error).into(),
        Words::Project => "Dự án",
        Words::ProjectLead => {
            "Một tệp giữ tất cả những gì bạn đã làm trên kho này: truy vấn đã giữ (cả nhóm dòng và dòng đã chọn), \
             ghi chú, sửa đổi chú thích, và trang đang xem. Mở ở máy khác thì tiếp tục được ngay."
        }
        Words::SaveProject => "Lưu dự án",
        Words::OpenProject => "Mở dự án",
        Words::ProjectError(error) => {
            return format!("Không mở được: {}. Không có gì bị thay đổi.", project_error(error)).into();
        }
        Words::Holds { queries, notes, corrections } => {
            return format!(
                "Tệp có {} truy vấn, {} ghi chú, {} sửa đổi.",
                n(queries), n(notes), n(corrections)
            )
            .into();
        }
        Words::Same => "Dự án làm trên đúng kho này.",
        Words::Other { title } => {
            let title = if title.is_empty() { "không tên" } else { title };
            return format!("Dự án làm trên một kho khác ({title}). So với kho này:").into();
        }
        Words::Missing { documents } => {
            return format!("{} tài liệu không có ở đây", n(documents)).into();
        }
        Words::Added { documents } => return format!("{} tài liệu mới", n(documents)).into(),
        Words::Changed { documents } => {
            return format!("{} tài liệu có chữ đã khác", n(documents)).into();
        }
        Words::Moved { notes } => {
            return format!("{} ghi chú được tìm lại ở chỗ khác hoặc trên câu chữ đã đổi", n(notes)).into();
        }
        Words::Orphans { notes } => {
            return format!("{} ghi chú không còn chỗ; chúng vẫn được giữ cùng câu trích", n(notes)).into();
        }
        Words::Misfits { corrections } => {
            return format!("{} sửa đổi không còn khớp", n(corrections)).into();
        }
        Words::UnknownFields { fields } => {
            return format!(
                "{} trường không nhận được vì bản này không biết (tệp do bản khác lưu thì hãy mở bằng bản ấy; \
                 tệp sửa bằng tay thì hãy xem lại tên trường):",
                n(fields)
            )
            .into();
        }
        Words::TakeOver => "Thêm vào những gì tôi có",
        Words::LeaveIt => "Thôi",
        Words::Taken => "Đã thêm.",
        Words::GoThere => "Mở trang mà dự án đang xem",
        Words::Queries => "Truy vấn đã giữ",
        Words::NoQueries => "Chưa giữ truy vấn nào. Bấm “Giữ truy vấn” dưới ô tìm ở bất cứ trang nào.",
        Words::KeepLead => "Giữ những gì đang xem dưới một cái tên:",
        Words::KeepName => "Tên truy vấn",
        Words::Keep => "Giữ",
        Words::Forget { name } => return format!("Bỏ truy vấn “{name}”").into(),
    }
    .into()
}

fn place(Place { line, column }: Place) -> String {
    format!("dòng {line}, cột {column}")
}

fn left_out(what: &What) -> String {
    match what {
        What::Type(name) => format!("bỏ qua, không phải Annotation mà là “{name}”"),
        What::Lacks(field) => format!("bỏ qua, thiếu hoặc sai “{field}”"),
        What::Selector(names) => format!("bỏ qua, chỉ có chỗ theo “{names}”"),
        What::Targets(count) => format!("bỏ qua, nói về {count} chỗ cùng lúc"),
        What::Motivation(name) => format!("bỏ qua, có mục đích “{name}”"),
        What::Body(name) => format!("bỏ qua, có nội dung kiểu “{name}”"),
        What::Field(name) => format!("đã nhận, trừ trường “{name}”"),
    }
}

fn file_error(error: FileError) -> String {
    match error {
        FileError::Syntax(at) => format!(
            "không phải JSON từ {} trở đi; tệp bị cắt hoặc là loại khác",
            place(at)
        ),
        FileError::NoAnnotations => "tệp không chứa chú giải Web Annotation nào".to_owned(),
        FileError::PagesElsewhere => {
            "các trang của bộ chú giải nằm ở tệp khác; hãy lưu cả bộ vào một tệp".to_owned()
        }
    }
}

fn project_error(error: &ProjectError) -> String {
    match error {
        ProjectError::Syntax(at) => format!(
            "không phải JSON từ {} trở đi; tệp bị cắt hoặc là loại khác",
            place(*at)
        ),
        ProjectError::Foreign => "tệp không phải là dự án của Dân Biết".to_owned(),
        ProjectError::Version { found } => format!(
            "tệp viết theo phiên bản {found}, chương trình này đọc phiên bản {}; hãy mở bằng chương trình đã lưu nó",
            danbiet_corpus::project::VERSION
        ),
        ProjectError::Part(part) => format!("thiếu hoặc sai phần “{part}”"),
        ProjectError::Query { number } => format!("truy vấn {number} thiếu tên hoặc địa chỉ"),
        ProjectError::Notes(error) => format!("phần ghi chú: {}", file_error(*error)),
        ProjectError::Corrections(error) => format!("phần sửa đổi: {error}"),
    }
}
