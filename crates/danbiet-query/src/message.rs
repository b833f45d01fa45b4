//! Remarks in words: what was found, how it was read, what to do.

use crate::Language;
use crate::diagnostic::{Diagnostic, DiagnosticKind as Kind};

impl Diagnostic {
    /// The remark in words; it quotes what was found in the query. The place itself is the
    /// remark's span, which interfaces mark under the box.
    #[must_use]
    pub fn message(&self, query: &str, language: Language) -> String {
        let found = query
            .get(self.span.start..self.span.end)
            .unwrap_or_default();
        let template = match language {
            Language::Vi => vietnamese(&self.kind),
            Language::En => english(&self.kind),
        };
        let detail = match &self.kind {
            Kind::BadRegex { reason } => reason.as_str(),
            Kind::UnknownField {
                suggestion: Some(name),
            } => name,
            _ => "",
        };
        let mut message = String::with_capacity(template.len() + found.len());
        for (at, part) in template.split('@').enumerate() {
            if at > 0 {
                quote(found, &mut message);
            }
            for (at, part) in part.split('#').enumerate() {
                if at > 0 {
                    message.push_str(detail);
                }
                message.push_str(part);
            }
        }
        message
    }
}

/// How many characters of the query a message quotes.
const QUOTED: usize = 40;

fn quote(found: &str, message: &mut String) {
    message.push('“');
    message.extend(found.chars().take(QUOTED));
    if found.chars().nth(QUOTED).is_some() {
        message.push('…');
    }
    message.push('”');
}

/// `@` stands for what was found, `#` for the detail of the kind.
fn vietnamese(kind: &Kind) -> &'static str {
    match kind {
        Kind::UnclosedQuote => {
            "Thiếu dấu ngoặc kép đóng sau @; đã đọc đến hết câu. Thêm \" vào cuối cụm."
        }
        Kind::UnclosedBracket => "Thiếu dấu ) sau @; đã đọc đến hết câu. Thêm ) vào cuối nhóm.",
        Kind::StrayBracket => {
            "Dấu ) này không đóng nhóm nào nên bị bỏ qua. Xóa đi hoặc thêm ( phía trước."
        }
        Kind::UnclosedRegex => {
            "Thiếu dấu / đóng biểu thức @ nên đã đọc như chữ thường. Thêm / vào cuối nếu muốn tìm bằng biểu thức."
        }
        Kind::EmptyRegex => "Biểu thức // trống nên bị bỏ qua. Viết biểu thức vào giữa hai dấu /.",
        Kind::BadRegex { .. } => "Biểu thức @ không hợp lệ: #. Sửa lại biểu thức.",
        Kind::CutOff => {
            "Tìm @ mất quá nhiều thời gian nên đã dừng giữa chừng; kết quả có thể thiếu. Viết cụ thể hơn."
        }
        Kind::StrayOperator => "@ đứng một mình nên bị bỏ qua. Viết thêm chữ cần tìm bên cạnh.",
        Kind::OperatorReadAsWord => {
            "Cả câu viết hoa nên @ được đọc như một từ. Dùng | (hoặc), AND (và), - (không) nếu muốn đó là phép tìm."
        }
        Kind::UnknownField { suggestion: None } => {
            "Không có trường tên @ nên đã đọc như chữ thường. Bỏ dấu hai chấm, hoặc dùng một tên như nơi:, người:, năm:."
        }
        Kind::UnknownField { .. } => {
            "Không có trường tên @ nên đã đọc như chữ thường. Có phải là #:?"
        }
        Kind::EmptyField => {
            "Sau @ chưa có giá trị nên bị bỏ qua. Viết giá trị ngay sau dấu hai chấm."
        }
        Kind::UnknownZone => {
            "@ không phải là một phần của bài nên bị bỏ qua. Dùng title, lead, body, caption, furniture hoặc all."
        }
        Kind::UnknownLevel => {
            "@ không phải là một mức nên bị bỏ qua. Dùng level:typed hoặc level:any."
        }
        Kind::RepeatedLevel => {
            "Mức được nêu nhiều lần; @ bị bỏ qua, mức nêu sau cùng có hiệu lực. Xóa bớt."
        }
        Kind::BadNumber => {
            "@ không phải là số nên bị bỏ qua. Viết như 300, >300, 8,7 hoặc 300..500."
        }
        Kind::UnitInNumber => {
            "Dấu % trong @ bị bỏ qua, chỉ tìm theo số. Thêm unit:% để tìm theo đơn vị."
        }
        Kind::BadYear => "@ không phải là năm nên bị bỏ qua. Viết như 2020, >2019 hoặc 2019..2022.",
        Kind::BadDate => {
            "@ không phải là ngày nên bị bỏ qua. Viết như 16/5/2022, 5/2022 hoặc 2019..2022."
        }
        Kind::ReversedRange => "Khoảng @ viết ngược nên đã đảo lại. Viết số nhỏ trước.",
        Kind::EmptyPhrase => {
            "Trong @ không có chữ nào nên bị bỏ qua. Viết cụm từ vào giữa hai dấu ngoặc kép."
        }
        Kind::EmptyGroup => {
            "Trong @ không có gì để tìm nên bị bỏ qua. Viết chữ cần tìm vào trong ngoặc."
        }
        Kind::BareWildcard => {
            "@ khớp với mọi tiếng nên bị bỏ qua. Viết thêm ít nhất một chữ cái, như giám*."
        }
        Kind::BareExact => {
            "Sau dấu = không có chữ nào nên bị bỏ qua. Viết chữ liền sau dấu =, như =Ủy."
        }
        Kind::BadDistance => {
            "Khoảng cách @ không phải là số dùng được nên bị bỏ qua. Viết như NEAR/5 hoặc \"a b\"~5."
        }
        Kind::NearNeedsText => {
            "@ chỉ nối được chữ với chữ nên đã đọc như AND. Đặt trường hoặc phép loại trừ ra ngoài."
        }
        Kind::TooDeep => "@ lồng quá sâu nên bị bỏ qua. Viết câu đơn giản hơn.",
        Kind::TooLong => "Câu tìm quá dài nên phần cuối bị bỏ qua. Rút ngắn câu.",
        Kind::MinusTakesOneWord => {
            "Dấu - chỉ loại trừ tiếng đứng ngay sau nó. Đặt @ trong ngoặc kép để loại trừ cả cụm."
        }
        Kind::FieldTakesOneWord => {
            "Chỉ tiếng đầu của @ thuộc về trường. Đặt cả tên trong ngoặc kép."
        }
    }
}

fn english(kind: &Kind) -> &'static str {
    match kind {
        Kind::UnclosedQuote => {
            "The quote @ is never closed; it was read to the end. Put a \" behind the phrase."
        }
        Kind::UnclosedBracket => {
            "The bracket @ is never closed; it was read to the end. Put a ) behind the group."
        }
        Kind::StrayBracket => {
            "This ) closes nothing and was passed over. Take it out, or put a ( before the group."
        }
        Kind::UnclosedRegex => {
            "The expression @ has no second / and was read as text. Put a / behind it to search by expression."
        }
        Kind::EmptyRegex => {
            "The expression // is empty and was passed over. Write it between the two slashes."
        }
        Kind::BadRegex { .. } => "The expression @ is not valid: #. Correct the expression.",
        Kind::CutOff => {
            "Looking for @ takes too long and was cut off; hits may be missing. Ask for less at once."
        }
        Kind::StrayOperator => {
            "@ stands alone and was passed over. Write something to look for beside it."
        }
        Kind::OperatorReadAsWord => {
            "All is in capitals, so @ was read as a word. Use | (or), AND, - (not) for the operator."
        }
        Kind::UnknownField { suggestion: None } => {
            "There is no field @, so it was read as text. Leave out the colon, or use a name such as place:, person:, year:."
        }
        Kind::UnknownField { .. } => {
            "There is no field @, so it was read as text. Did you mean #:?"
        }
        Kind::EmptyField => {
            "@ has no value and was passed over. Write the value directly behind the colon."
        }
        Kind::UnknownZone => {
            "@ is no part of a document and was passed over. Use title, lead, body, caption, furniture or all."
        }
        Kind::UnknownLevel => "@ is no level and was passed over. Use level:typed or level:any.",
        Kind::RepeatedLevel => {
            "The level is given more than once; @ was passed over and the last one holds. Keep one."
        }
        Kind::BadNumber => "@ is no number and was passed over. Write 300, >300, 8,7 or 300..500.",
        Kind::UnitInNumber => {
            "The % in @ was passed over: only the number is looked for. Add unit:% for the unit."
        }
        Kind::BadYear => "@ is no year and was passed over. Write 2020, >2019 or 2019..2022.",
        Kind::BadDate => "@ is no date and was passed over. Write 16/5/2022, 5/2022 or 2019..2022.",
        Kind::ReversedRange => {
            "The range @ ends before it starts and was turned round. Write the smaller end first."
        }
        Kind::EmptyPhrase => {
            "There is no word in @, so it was passed over. Write the phrase between the quotes."
        }
        Kind::EmptyGroup => {
            "There is nothing to look for in @, so it was passed over. Write something between the brackets."
        }
        Kind::BareWildcard => {
            "@ would match every word and was passed over. Add at least one letter, as in giám*."
        }
        Kind::BareExact => {
            "There is no word behind = and it was passed over. Write the word directly behind it, as in =Ủy."
        }
        Kind::BadDistance => {
            "The distance @ is no usable number and was passed over. Write NEAR/5 or \"a b\"~5."
        }
        Kind::NearNeedsText => {
            "@ works on text only and was read as AND. Put fields and exclusions outside of it."
        }
        Kind::TooDeep => "@ is nested too deep and was passed over. Write a simpler query.",
        Kind::TooLong => "The query is too long; its end was passed over. Shorten it.",
        Kind::MinusTakesOneWord => {
            "The - leaves out only the syllable directly behind it. Put @ in quotes to leave out the whole phrase."
        }
        Kind::FieldTakesOneWord => {
            "Only the first syllable of @ belongs to the field. Put the whole name in quotes."
        }
    }
}
