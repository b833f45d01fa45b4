//! What is said of quotes, citations and verifying.

use std::borrow::Cow;

use danbiet_corpus::{
    cite::Format,
    quote::{Form, Kind, NamedText, Relation, Verdict},
};
use danbiet_query::Language;

use super::number;

/// Something to say.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "what a variant says stands below, twice")]
pub enum Words<'a> {
    Lead,
    Paste,
    PasteExample,
    Check,
    Checking,
    Clear,
    Result,
    Verdict(Verdict),
    OnlyMarks,
    Kinds(&'a [Kind]),
    Cut,
    NotKept,
    Named { document: &'a str, text: NamedText },
    Moved,
    Elsewhere,
    NotInOrder,
    Part { number: usize, parts: usize },
    Places { places: usize, more: bool },
    Difference,
    DifferenceIs,
    Relation(&'a Relation),
    InPrint,
    InQuote,
    Nowhere { words: &'a str },
    AllSomewhere,
    Longest { words: &'a str },
    Damaged,

    // Quotes.
    CopyQuote,
    QuoteAs,
    Quote,
    QuoteForm,
    Form(Form),
    Copied,
    Copy,
    Refused,
    Close,

    // Citations.
    Cite,
    Format(Format),
    FormatIs,
    Citation,
    Save,
    NotSaved,
    ReadingList,
    ReadingListLead { documents: usize },
    MakeList,
    NoDocuments,
    Documents,
    MoreDocuments { documents: usize },
}

/// Says it.
#[must_use]
pub fn say(language: Language, words: Words<'_>) -> Cow<'static, str> {
    match language {
        Language::Vi => vi(words),
        Language::En => en(words),
    }
}

fn vi(words: Words<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::Vi, value);
    Cow::Borrowed(match words {
        Words::Lead => {
            "Dán một đoạn trích vào đây, kèm dòng [danbiet…] hay chỉ riêng lời trích: trang sẽ cho \
             biết đoạn ấy có đúng từng chữ trong các tài liệu này không, khác ở chỗ nào, hay không \
             có ở đâu cả. Không có gì rời khỏi máy của bạn."
        }
        Words::Paste => "Đoạn cần kiểm chứng",
        Words::PasteExample => "“dân biết, dân bàn […] dân kiểm tra”",
        Words::Check => "Kiểm chứng",
        Words::Checking => "Đang kiểm chứng…",
        Words::Clear => "Xóa",
        Words::Result => "Kết quả kiểm chứng",
        Words::Verdict(verdict) => match verdict {
            Verdict::Exact => "Nguyên văn: đúng từng byte",
            Verdict::Near => "Đúng lời, chỉ khác cách viết",
            Verdict::Altered => "Bị đổi so với bản in",
            Verdict::Absent => "Không có trong các tài liệu này",
            Verdict::Nothing => "Không có chữ nào để kiểm chứng",
        },
        Words::OnlyMarks => "Chỉ dấu câu bị đổi, chữ thì đúng.",
        Words::Kinds(kinds) => {
            return [
                "Khác ở: ",
                &joined(kinds, |kind| match kind {
                    Kind::Space => "khoảng trắng, xuống dòng",
                    Kind::Unicode => "mã ký tự (Unicode)",
                    Kind::Case => "chữ hoa, chữ thường",
                    Kind::Tone => "chỗ đặt dấu thanh",
                    Kind::Vowel => "i/y",
                    Kind::Typography => "kiểu dấu ngoặc, gạch",
                }),
                ".",
            ]
            .concat()
            .into();
        }
        Words::Cut => "Đoạn dán quá dài: chỉ phần đầu được kiểm chứng.",
        Words::NotKept => "Đoạn dán dài nên không nằm trong địa chỉ: tải lại trang là mất.",
        Words::Named { document, text } => {
            return match text {
                NamedText::Same => format!(
                    "Đoạn trích ghi tài liệu {document}: văn bản ấy đúng là bản đã được trích (SHA-256 trùng khớp)."
                ),
                NamedText::Changed => format!(
                    "Đoạn trích ghi tài liệu {document}: văn bản ở đây KHÁC bản đã được trích (SHA-256 không trùng)."
                ),
                NamedText::Missing => format!("Đoạn trích ghi tài liệu {document}: kho này không có."),
            }
            .into();
        }
        Words::Moved => "Lời trích có trong tài liệu ấy nhưng ở chỗ khác với chỗ được ghi.",
        Words::Elsewhere => "Lời trích KHÔNG có trong tài liệu được ghi mà ở tài liệu khác.",
        Words::NotInOrder => {
            "Các phần tách bởi […] không đứng trong cùng một tài liệu theo thứ tự này: ghép như vậy \
             không phải là trích một đoạn."
        }
        Words::Part { number, parts } => {
            return format!("Phần {} trong {}", n(number), n(parts)).into();
        }
        Words::Places {
            places,
            more: false,
        } => return format!("Ở {} chỗ", n(places)).into(),
        Words::Places { places, more: true } => {
            return format!("Ở hơn {} chỗ; đây là những chỗ đầu", n(places)).into();
        }
        Words::Difference => "Khác nhau từng chữ",
        Words::DifferenceIs => "Gạch ngang là chữ của bản in, gạch chân là chữ của đoạn dán.",
        Words::Relation(relation) => match relation {
            Relation::Same => "giống hệt",
            Relation::Alike(_) => "khác cách viết",
            Relation::Marks => "khác dấu",
            Relation::Replaced => "chữ khác",
            Relation::Added => "thêm vào",
            Relation::LeftOut => "bỏ đi",
        },
        Words::InPrint => "bản in: ",
        Words::InQuote => "đoạn dán: ",
        Words::Nowhere { words } => {
            return format!("Những tiếng không có ở bất cứ đâu trong kho: {words}.").into();
        }
        Words::AllSomewhere => {
            "Tiếng nào cũng có đâu đó trong kho, nhưng không chỗ nào ghép thành đoạn này."
        }
        Words::Longest { words } => {
            return format!("Phần dài nhất tìm thấy: “{words}”").into();
        }
        Words::Damaged => "Một phần dữ liệu của kho bị hỏng nên không kiểm chứng được.",

        Words::CopyQuote => "Chép trích dẫn",
        Words::QuoteAs => "Trích dẫn dạng khác…",
        Words::Quote => "Trích dẫn",
        Words::QuoteForm => "Dạng",
        Words::Form(form) => match form {
            Form::Plain => "Chữ thường",
            Form::Markdown => "Markdown",
            Form::Html => "HTML",
        },
        Words::Copied => "Đã chép, kèm nguồn, địa chỉ và SHA-256.",
        Words::Copy => "Chép",
        Words::Refused => {
            "Trình duyệt không cho chép; chữ đã được chọn sẵn: bấm Ctrl+C (⌘C) để chép."
        }
        Words::Close => "Đóng",

        Words::Cite => "Trích dẫn tài liệu này",
        Words::Format(format) => match format {
            Format::Plain => "Chữ thường",
            Format::Bibtex => "BibTeX",
            Format::BibtexAscii => "BibTeX (lệnh LaTeX)",
            Format::Ris => "RIS",
            Format::CslJson => "CSL-JSON",
        },
        Words::FormatIs => "Định dạng",
        Words::Citation => "Thông tin trích dẫn",
        Words::Save => "Lưu tệp",
        Words::NotSaved => "Trình duyệt không lưu được tệp này.",
        Words::ReadingList => "Danh mục đọc",
        Words::ReadingListLead { documents } => {
            return format!(
                "{} tài liệu đang được tìm và lọc. Bỏ chọn những tài liệu không cần; muốn tìm và lọc \
                 thì sang Thư mục.",
                n(documents)
            )
            .into();
        }
        Words::MakeList => "Lập danh mục",
        Words::Documents => "Các tài liệu trong danh mục",
        Words::NoDocuments => "Không có tài liệu nào được chọn.",
        Words::MoreDocuments { documents } => {
            return format!("và {} tài liệu nữa, đều có trong danh mục", n(documents)).into();
        }
    })
}

fn en(words: Words<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::En, value);
    Cow::Borrowed(match words {
        Words::Lead => {
            "Paste a quote, with its line [danbiet…] or bare words: the page says whether these \
             documents have it word for word, where it differs, or that they have it nowhere. \
             Nothing leaves your device."
        }
        Words::Paste => "What is to be verified",
        Words::PasteExample => "“dân biết, dân bàn […] dân kiểm tra”",
        Words::Check => "Verify",
        Words::Checking => "Verifying…",
        Words::Clear => "Clear",
        Words::Result => "What came of it",
        Words::Verdict(verdict) => match verdict {
            Verdict::Exact => "Exact: every byte of it",
            Verdict::Near => "The same words, written otherwise",
            Verdict::Altered => "Altered: not what is printed",
            Verdict::Absent => "Not in these documents",
            Verdict::Nothing => "There are no words to verify",
        },
        Words::OnlyMarks => "Only punctuation was changed, the words are right.",
        Words::Kinds(kinds) => {
            return [
                "It differs in: ",
                &joined(kinds, |kind| match kind {
                    Kind::Space => "spaces, line breaks",
                    Kind::Unicode => "characters for the same letters (Unicode)",
                    Kind::Case => "capital and small letters",
                    Kind::Tone => "placement of tone marks",
                    Kind::Vowel => "i/y",
                    Kind::Typography => "shape of quotation marks and dashes",
                }),
                ".",
            ]
            .concat()
            .into();
        }
        Words::Cut => "The text is too long: only its beginning was verified.",
        Words::NotKept => "The text is long and does not stand in the address: a reload loses it.",
        Words::Named { document, text } => {
            return match text {
                NamedText::Same => format!(
                    "The quote names document {document}: its text is the one that was quoted (the same SHA-256)."
                ),
                NamedText::Changed => format!(
                    "The quote names document {document}: its text here is NOT the one that was quoted (another SHA-256)."
                ),
                NamedText::Missing => format!("The quote names document {document}, which is not here."),
            }
            .into();
        }
        Words::Moved => "The words stand in that document, but not where the quote says.",
        Words::Elsewhere => "The words do NOT stand in the document that is named, but in another.",
        Words::NotInOrder => {
            "The parts around […] do not stand in one document in this order: put together like this \
             they quote no passage."
        }
        Words::Part { number, parts } => {
            return format!("Part {} of {}", n(number), n(parts)).into();
        }
        Words::Places {
            places: 1,
            more: false,
        } => "In one place",
        Words::Places {
            places,
            more: false,
        } => return format!("In {} places", n(places)).into(),
        Words::Places { places, more: true } => {
            return format!("In more than {} places; the first of them", n(places)).into();
        }
        Words::Difference => "The difference, word by word",
        Words::DifferenceIs => "Struck out: what is printed. Underlined: what was pasted.",
        Words::Relation(relation) => match relation {
            Relation::Same => "the same",
            Relation::Alike(_) => "written otherwise",
            Relation::Marks => "other marks",
            Relation::Replaced => "other words",
            Relation::Added => "added",
            Relation::LeftOut => "left out",
        },
        Words::InPrint => "printed: ",
        Words::InQuote => "pasted: ",
        Words::Nowhere { words } => {
            return format!("Syllables that the corpus has nowhere: {words}.").into();
        }
        Words::AllSomewhere => {
            "Each of its syllables is somewhere in the corpus, but nowhere do they make this passage."
        }
        Words::Longest { words } => return format!("The longest part found: “{words}”").into(),
        Words::Damaged => "A part of the corpus is damaged, so that nothing can be verified.",

        Words::CopyQuote => "Copy quote",
        Words::QuoteAs => "Quote in another form…",
        Words::Quote => "Quote",
        Words::QuoteForm => "Form",
        Words::Form(form) => match form {
            Form::Plain => "Plain text",
            Form::Markdown => "Markdown",
            Form::Html => "HTML",
        },
        Words::Copied => "Copied, with source, address and SHA-256.",
        Words::Copy => "Copy",
        Words::Refused => {
            "The browser refuses its clipboard; the text is selected: press Ctrl+C (⌘C) to copy it."
        }
        Words::Close => "Close",

        Words::Cite => "Cite this document",
        Words::Format(format) => match format {
            Format::Plain => "Plain text",
            Format::Bibtex => "BibTeX",
            Format::BibtexAscii => "BibTeX (LaTeX commands)",
            Format::Ris => "RIS",
            Format::CslJson => "CSL-JSON",
        },
        Words::FormatIs => "Format",
        Words::Citation => "Citation",
        Words::Save => "Save file",
        Words::NotSaved => "The browser could not save this file.",
        Words::ReadingList => "Reading list",
        Words::ReadingListLead { documents: 1 } => {
            "1 document answers the search and the filters. Search and filter in the Library."
        }
        Words::ReadingListLead { documents } => {
            return format!(
                "{} documents answer the search and the filters. Leave out those that you do not \
                 need; search and filter in the Library.",
                n(documents)
            )
            .into();
        }
        Words::MakeList => "Make the list",
        Words::Documents => "Documents of the list",
        Words::NoDocuments => "No document is chosen.",
        Words::MoreDocuments { documents: 1 } => "and 1 more document, which is in the list too",
        Words::MoreDocuments { documents } => {
            return format!(
                "and {} more documents, which are in the list too",
                n(documents)
            )
            .into();
        }
    })
}

fn joined(kinds: &[Kind], name: impl Fn(&Kind) -> &'static str) -> String {
    let names: Vec<&str> = kinds.iter().map(name).collect();
    names.join("; ")
}
