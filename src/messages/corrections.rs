//! What the form and the list of a reader's corrections say, in Vietnamese and in English.

use std::borrow::Cow;

use danbiet_corpus::corrections::{Layer as Target, Reason};
use danbiet_query::Language;

use super::{evidence, number};
use crate::layers::Layer;

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "what a variant says stands below, twice")]
pub enum Words<'a> {
    Heading,
    NoAnnotation { layer: Layer },
    Normal,
    Value,
    Save,
    Into { name: &'a str },
    Merge,
    NotANumber,
    Undo,
    UndoAll,
    Close,
    KeptHere,
    NotKept,
    All { corrections: usize },
    Lead,
    None,
    Export,
    Document,
    LayerHead,
    Mention,
    Change,
    Wrong,
    Becomes { name: &'a str },
    Merged { from: &'a str, into: &'a str },
    EveryDocument,
    Corrected,
    Misfit(Reason),
}

/// Says it.
#[must_use]
pub fn say(language: Language, words: Words<'_>) -> Cow<'static, str> {
    match language {
        Language::Vi => vi(words),
        Language::En => en(words),
    }
}

/// The name of a layer that corrections name.
#[must_use]
pub fn layer(language: Language, target: Target) -> &'static str {
    match (Layer::of_target(target), language) {
        (Some(layer), _) => evidence::layer(language, layer),
        (None, Language::Vi) => "Chủ đề",
        (None, Language::En) => "Topic",
    }
}

fn vi(words: Words<'_>) -> Cow<'static, str> {
    match words {
        Words::Heading => "Sửa chú thích",
        Words::NoAnnotation { layer } => {
            let layer = evidence::layer(Language::Vi, layer).to_lowercase();
            return format!("Sai: không phải {layer}").into();
        }
        Words::Normal => "Dạng chuẩn đúng là",
        Words::Value => "Giá trị đúng là",
        Words::Save => "Ghi",
        Words::Into { name } => return format!("Mọi chỗ ghi “{name}” chính là").into(),
        Words::Merge => "Gộp",
        Words::NotANumber => "Giá trị phải là một số, ví dụ 18000 hoặc 8,7.",
        Words::Undo => "Hoàn tác",
        Words::UndoAll => "Bỏ mọi sửa đổi",
        Words::Close => "Thôi sửa",
        Words::KeptHere => "Chỉ lưu trên máy này, không gửi đi đâu.",
        Words::NotKept => "Trình duyệt không cho lưu: sửa đổi mất khi đóng trang.",
        Words::All { corrections } => {
            let count = number(Language::Vi, corrections);
            return format!("Mọi sửa đổi của bạn ({count})").into();
        }
        Words::Lead => {
            "Những chỗ bạn cho là máy nhận sai. Chúng chỉ nằm trên máy này và thay cho chú thích của \
             máy trong bài và trong các bảng; kết quả tìm và bộ lọc vẫn theo kho gốc. Tệp tải về là \
             corrections.toml: đặt cạnh các tài liệu, lần dựng sau sẽ theo."
        }
        Words::None => "Chưa có sửa đổi nào. Mở một chú thích trong bài rồi bấm “Sửa chú thích này”.",
        Words::Export => "Tải corrections.toml",
        Words::Document => "Tài liệu",
        Words::LayerHead => "Lớp",
        Words::Mention => "Trong bài",
        Words::Change => "Bạn sửa",
        Words::Wrong => "không phải",
        Words::Becomes { name } => return format!("→ {name}").into(),
        Words::Merged { from, into } => return format!("{from} → {into}").into(),
        Words::EveryDocument => "mọi tài liệu",
        Words::Corrected => "bạn sửa",
        Words::Misfit(reason) => match reason {
            Reason::NoDocument => "không có tài liệu này",
            Reason::NoQuote => "không còn câu chữ này trong bài",
            Reason::SeveralQuotes => "câu chữ này có ở nhiều chỗ",
            Reason::NoMention => "lớp này không có chú thích ở đây",
            Reason::NoNormalForm => "lớp này không có dạng chuẩn",
            Reason::NoNumber => "giá trị không phải là số",
        },
    }
    .into()
}

fn en(words: Words<'_>) -> Cow<'static, str> {
    match words {
        Words::Heading => "Correct the annotation",
        Words::NoAnnotation { layer } => match layer {
            Layer::Person => "Wrong: this is nobody's name",
            Layer::Organisation => "Wrong: this is no organisation",
            Layer::Place => "Wrong: this is no place",
            Layer::Instrument => "Wrong: this is no instrument",
            Layer::Figure => "Wrong: this is no figure",
            Layer::Date => "Wrong: this is no date",
            Layer::Principle => "Wrong: this is no principle",
            Layer::Abbreviation => "Wrong: this is no abbreviation",
            Layer::Misprint => "Wrong: this is no misprint",
        },
        Words::Normal => "Its normal form is",
        Words::Value => "Its value is",
        Words::Save => "Save",
        Words::Into { name } => return format!("Wherever it says “{name}”, it is").into(),
        Words::Merge => "Merge",
        Words::NotANumber => "A value is a number: 18000 or 8.7.",
        Words::Undo => "Undo",
        Words::UndoAll => "Undo all corrections",
        Words::Close => "Stop correcting",
        Words::KeptHere => "Kept on this device only; nothing is sent.",
        Words::NotKept => "The browser keeps nothing: corrections are lost when the page is closed.",
        Words::All { corrections } => {
            let count = number(Language::En, corrections);
            return format!("All your corrections ({count})").into();
        }
        Words::Lead => {
            "What you hold to be wrong. It is kept on this device only and stands in place of what the \
             rules say, in documents and tables; answers and filters go by the corpus as it was built. \
             The file is a corrections.toml: put it beside the documents and the next build follows it."
        }
        Words::None => {
            "No corrections yet. Open an annotation in a document and press “Correct this annotation”."
        }
        Words::Export => "Save corrections.toml",
        Words::Document => "Document",
        Words::LayerHead => "Layer",
        Words::Mention => "As printed",
        Words::Change => "Your correction",
        Words::Wrong => "is none",
        Words::Becomes { name } => return format!("→ {name}").into(),
        Words::Merged { from, into } => return format!("{from} → {into}").into(),
        Words::EveryDocument => "all documents",
        Words::Corrected => "corrected by you",
        Words::Misfit(reason) => match reason {
            Reason::NoDocument => "there is no such document",
            Reason::NoQuote => "the words are no longer in the document",
            Reason::SeveralQuotes => "the words stand in several places",
            Reason::NoMention => "the layer has no annotation there",
            Reason::NoNormalForm => "the layer has no normal forms",
            Reason::NoNumber => "the value is no number",
        },
    }
    .into()
}
