//! Says in plain Vietnamese or English what a query was understood to ask.

use std::ops::Bound;

use crate::Language;
use crate::ast::{
    Expr, Field, FieldName, Joint, Level, Node, Pattern, Phrase, Query, Range, Term, Value, What,
    ZoneName,
};
use crate::{facts, print};

/// What the query was understood to ask, in words.
///
/// ```
/// use danbiet_query::{Language, parse, restate};
///
/// let (query, _) = parse("\"đối thoại\" -MTTQ");
/// assert_eq!(restate(&query, Language::Vi), "cụm “đối thoại”, trong bài, không có “MTTQ”");
/// let (query, _) = parse("title:dan* nam:2019..2022");
/// assert_eq!(
///     restate(&query, Language::En),
///     "words that start with “dan”, in the title, year 2019 to 2022, whatever the marks"
/// );
/// ```
#[must_use]
pub fn restate(query: &Query, language: Language) -> String {
    let mut words = Words {
        language,
        out: String::new(),
    };
    let Some(root) = &query.root else {
        return words
            .pick("chưa có gì để tìm", "nothing to look for")
            .to_owned();
    };
    words.root(root);
    let has_text = facts::has_text(query);
    if has_text && facts::level(query) == Level::Any {
        words.say(", bất kể dấu", ", whatever the marks");
    } else if has_text && query.level.is_some() {
        words.say(", đúng dấu như đã gõ", ", marks as typed");
    }
    words.out
}

/// The sentence so far.
struct Words {
    language: Language,
    out: String,
}

impl Words {
    fn pick<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    fn say(&mut self, vi: &str, en: &str) {
        let text = self.pick(vi, en);
        self.out.push_str(text);
    }

    fn number(&mut self, number: u32) {
        self.out.push_str(&number.to_string());
    }

    /// The whole query: also says where search looks when the query does not.
    fn root(&mut self, root: &Node) {
        match &root.expr {
            Expr::And(parts) => self.all_of(parts, true),
            _ => {
                self.node(root);
                if is_about_text(root) && !names_zone(root) {
                    self.default_zone();
                }
            }
        }
    }

    fn default_zone(&mut self) {
        self.say(", trong bài", ", in the article");
    }

    /// Texts first, then what limits them, then what must not be there.
    fn all_of(&mut self, parts: &[Node], root: bool) {
        let mut first = true;
        for part in parts.iter().filter(|part| is_about_text(part)) {
            if !std::mem::take(&mut first) {
                self.say(" và ", " and ");
            }
            self.operand(part);
        }
        if root && !first && !parts.iter().any(names_zone) {
            self.default_zone();
        }
        let denied = |part: &&Node| matches!(part.expr, Expr::Not(_));
        let limits = parts
            .iter()
            .filter(|part| !is_about_text(part) && !denied(part));
        for part in limits.chain(parts.iter().filter(denied)) {
            if !std::mem::take(&mut first) {
                self.out.push_str(", ");
            }
            self.operand(part);
        }
    }

    /// A part of something larger: in brackets if it has parts of its own.
    fn operand(&mut self, part: &Node) {
        let brackets = matches!(part.expr, Expr::And(_) | Expr::Or(_) | Expr::Near { .. });
        if brackets {
            self.out.push('(');
        }
        self.node(part);
        if brackets {
            self.out.push(')');
        }
    }

    fn node(&mut self, it: &Node) {
        match &it.expr {
            Expr::Run(terms) => self.terms(terms),
            Expr::Phrase(phrase) => self.phrase(phrase),
            Expr::Regex(source) => {
                self.say("chỗ khớp biểu thức /", "what matches the expression /");
                self.out.push_str(source);
                self.out.push('/');
            }
            Expr::Near {
                left,
                right,
                distance,
            } => {
                self.operand(left);
                self.say(" gần ", " near ");
                self.operand(right);
                self.say(" (cách nhau không quá ", " (at most ");
                self.number(*distance);
                self.say(" tiếng)", " syllables between)");
            }
            Expr::And(parts) => self.all_of(parts, false),
            Expr::Or(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    if at > 0 {
                        self.say(" hoặc ", " or ");
                    }
                    self.operand(part);
                }
            }
            Expr::Not(inner) => {
                self.say("không có ", "without ");
                self.operand(inner);
            }
            Expr::Within { zone, inner } => {
                self.operand(inner);
                self.say(", trong ", ", in ");
                self.zone(*zone);
            }
            Expr::Field(field) => self.field(field),
        }
    }

    fn phrase(&mut self, phrase: &Phrase) {
        if let [term] = &phrase.terms[..] {
            return self.terms(std::slice::from_ref(term));
        }
        self.say("cụm ", "the phrase ");
        self.quote(&phrase.terms);
        if phrase.slop > 0 {
            self.say(" (xen giữa không quá ", " (with at most ");
            self.number(phrase.slop);
            self.say(" tiếng)", " syllables in between)");
        }
    }

    /// Text; a single token says what its signs mean.
    fn terms(&mut self, terms: &[Term]) {
        let [term] = terms else {
            return self.quote(terms);
        };
        match &term.pattern {
            Pattern::Token(_) => {}
            Pattern::Prefix(_) => self.say("tiếng bắt đầu bằng ", "words that start with "),
            Pattern::Wildcard(_) => self.say("tiếng có dạng ", "words of the form "),
            Pattern::Exact(_) => self.say("đúng từng chữ ", "exactly "),
            Pattern::Typing(_) => self.say("đang gõ ", "still typing "),
        }
        self.out.push('“');
        self.out.push_str(term.pattern.text());
        self.out.push('”');
    }

    fn quote(&mut self, terms: &[Term]) {
        self.out.push('“');
        for (at, term) in terms.iter().enumerate() {
            match term.joint {
                Joint::Glued(sign) => self.out.push(sign),
                Joint::Apart if at > 0 => self.out.push(' '),
                Joint::Apart => {}
            }
            if matches!(term.pattern, Pattern::Exact(_)) && term.joint == Joint::Apart {
                self.out.push('=');
            }
            self.out.push_str(term.pattern.text());
            if matches!(term.pattern, Pattern::Prefix(_)) {
                self.out.push('*');
            }
        }
        self.out.push('”');
    }

    fn zone(&mut self, zone: ZoneName) {
        match zone {
            ZoneName::Title => self.say("tiêu đề", "the title"),
            ZoneName::Lead => self.say("đoạn mở đầu", "the lead"),
            ZoneName::Body => self.say("thân bài", "the body"),
            ZoneName::Caption => self.say("chú thích ảnh", "captions"),
            ZoneName::Byline => self.say("dòng tác giả", "the byline"),
            ZoneName::Source => self.say("dòng nguồn", "the source line"),
            ZoneName::Dateline => self.say("dòng nơi và ngày", "the dateline"),
            ZoneName::Furniture => self.say("khung trang", "the page's furniture"),
            ZoneName::All => self.say("cả bài lẫn khung trang", "article and furniture"),
        }
    }

    fn field(&mut self, field: &Field) {
        // Nouns, so that `không có` can stand before any of them.
        match field.name {
            FieldName::In => self.say("trong ", "in "),
            FieldName::Word => self.say("từ ", "the word "),
            FieldName::Place => self.say("nơi ", "place "),
            FieldName::Person => self.say("tên người ", "naming the person "),
            FieldName::Org => self.say("tên cơ quan ", "naming the body "),
            FieldName::Cites => self.say("văn bản được viện dẫn ", "citing "),
            FieldName::Site => self.say("trang đăng ", "published on "),
            FieldName::Theme => self.say("chủ đề ", "theme "),
            FieldName::Year => self.say("năm ", "year "),
            FieldName::Date => self.say("ngày ", "date "),
            FieldName::Figure => self.say("số liệu ", "with a figure "),
            FieldName::Unit => self.say("đơn vị tính ", "with the unit "),
        }
        for (at, Value { what, .. }) in field.values.iter().enumerate() {
            if at > 0 {
                self.say(" hoặc ", " or ");
            }
            match what {
                What::Zone(zone) => self.zone(*zone),
                What::Text(terms) => self.quote(terms),
                What::Years(years) => {
                    self.range(years, |year, out| out.push_str(&year.to_string()));
                }
                What::Dates(dates) => self.range(dates, print::day),
                What::Numbers(numbers) => self.range(numbers, print::decimal),
            }
        }
    }

    fn range<T: Copy + PartialEq>(&mut self, range: &Range<T>, one: impl Fn(T, &mut String)) {
        use Bound::{Excluded, Included};
        match (range.from, range.to) {
            (Included(from), Included(to)) if from == to => one(from, &mut self.out),
            (Included(from), Included(to)) => {
                self.say("từ ", "");
                one(from, &mut self.out);
                self.say(" đến ", " to ");
                one(to, &mut self.out);
            }
            (Excluded(from), _) => {
                self.say("trên ", "over ");
                one(from, &mut self.out);
            }
            (Included(from), _) => {
                self.say("từ ", "from ");
                one(from, &mut self.out);
                self.say(" trở lên", " up");
            }
            (_, Excluded(to)) => {
                self.say("dưới ", "under ");
                one(to, &mut self.out);
            }
            (_, Included(to)) => {
                self.say("đến ", "up to ");
                one(to, &mut self.out);
            }
            (Bound::Unbounded, Bound::Unbounded) => {}
        }
    }
}

/// Whether the part looks for text, rather than limiting where or leaving out.
fn is_about_text(part: &Node) -> bool {
    match &part.expr {
        Expr::Field(field) => field.name == FieldName::Word,
        Expr::Not(_) => false,
        Expr::And(parts) | Expr::Or(parts) => parts.iter().any(is_about_text),
        Expr::Within { inner, .. } => is_about_text(inner),
        Expr::Run(_) | Expr::Phrase(_) | Expr::Regex(_) | Expr::Near { .. } => true,
    }
}

/// Whether the part says itself where to look.
fn names_zone(part: &Node) -> bool {
    match &part.expr {
        Expr::Field(field) => field.name == FieldName::In,
        Expr::Within { .. } => true,
        Expr::And(parts) | Expr::Or(parts) => parts.iter().any(names_zone),
        Expr::Near { left, right, .. } => names_zone(left) || names_zone(right),
        Expr::Run(_) | Expr::Phrase(_) | Expr::Regex(_) | Expr::Not(_) => false,
    }
}
