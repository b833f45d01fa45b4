//! What is said of the reader's notes, and of the passage that they have selected.

use std::borrow::Cow;

use danbiet_query::Language;

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "what a variant says stands below, twice")]
pub enum Words {
    // The passage that is selected.
    Passage,
    ChooseSentence,
    ChooseSentenceIs,
    PassageKeys,
}

/// Says it.
#[must_use]
pub fn say(language: Language, words: Words) -> Cow<'static, str> {
    match language {
        Language::Vi => vi(words),
        Language::En => en(words),
    }
}

fn vi(words: Words) -> Cow<'static, str> {
    match words {
        Words::Passage => "Đoạn đã chọn",
        Words::ChooseSentence => "Chọn câu",
        Words::ChooseSentenceIs => "Chọn một câu bằng bàn phím (m)",
        Words::PassageKeys => {
            "↑ ↓: câu trước, câu sau · Shift+← →: dời điểm cuối · Ctrl+Shift+← →: dời điểm đầu · \
             Shift+↑ ↓: bớt, thêm câu"
        }
    }
    .into()
}

fn en(words: Words) -> Cow<'static, str> {
    match words {
        Words::Passage => "Selected passage",
        Words::ChooseSentence => "Select a sentence",
        Words::ChooseSentenceIs => "Select a sentence with the keyboard (m)",
        Words::PassageKeys => {
            "↑ ↓: sentence before, after · Shift+← →: move the end · Ctrl+Shift+← →: move the \
             beginning · Shift+↑ ↓: a sentence less, more"
        }
    }
    .into()
}
