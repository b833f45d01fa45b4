//! What the buttons say that save tables and charts.

use std::borrow::Cow;

use danbiet_query::Language;

use crate::components::export::Form;

/// What all the buttons together are called.
#[must_use]
pub const fn group(language: Language) -> &'static str {
    match language {
        Language::Vi => "Lưu thành tệp",
        Language::En => "Save as a file",
    }
}

/// What the button of a form says.
#[must_use]
pub fn button(language: Language, form: Form) -> Cow<'static, str> {
    Cow::Borrowed(match (language, form) {
        (Language::Vi, Form::Csv) => "Lưu CSV",
        (Language::Vi, Form::Json) => "Lưu JSON",
        (Language::Vi, Form::Svg) => "Lưu SVG",
        (Language::Vi, Form::Png) => "Lưu PNG",
        (Language::En, Form::Csv) => "Save CSV",
        (Language::En, Form::Json) => "Save JSON",
        (Language::En, Form::Svg) => "Save SVG",
        (Language::En, Form::Png) => "Save PNG",
    })
}

/// What a row of buttons says where a file could not be made.
#[must_use]
pub const fn failed(language: Language) -> &'static str {
    match language {
        Language::Vi => "Trình duyệt không lưu được tệp này.",
        Language::En => "The browser could not save this file.",
    }
}
