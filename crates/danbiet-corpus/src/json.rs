//! JSON: strings in, commas where they belong ([`Json`]); and back ([`read`](read::read)).

pub mod read;

/// A JSON text that grows.
#[derive(Default)]
pub struct Json {
    out: String,
    /// Whether the next value needs a comma before it.
    comma: bool,
}

impl Json {
    /// Begins an object (`{`) or array (`[`).
    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.out.push(bracket);
        self.comma = false;
    }

    /// Ends an object (`}`) or array (`]`).
    pub fn close(&mut self, bracket: char) {
        self.out.push(bracket);
        self.comma = true;
    }

    /// The key of the value that is written next.
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.string(key);
        self.out.push(':');
        self.comma = false;
        self
    }

    /// A text.
    pub fn string(&mut self, text: &str) {
        self.separate();
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                // The separators U+2028 and U+2029 end lines in scripts of old.
                c if c < ' ' || matches!(c, '\u{2028}' | '\u{2029}') => {
                    self.out.push_str("\\u");
                    for shift in [12, 8, 4, 0] {
                        let digit = (c as u32 >> shift) & 15;
                        self.out.extend(char::from_digit(digit, 16));
                    }
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
        self.comma = true;
    }

    /// A text, or `null`.
    pub fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.string(text),
            None => self.word("null"),
        }
    }

    /// A number. JSON knows no infinite ones: `null`.
    pub fn number(&mut self, number: f64) {
        if number.is_finite() {
            self.word(&number.to_string());
        } else {
            self.word("null");
        }
    }

    /// What is written as it is: `null`, `true`, digits.
    pub fn word(&mut self, word: &str) {
        self.separate();
        self.out.push_str(word);
        self.comma = true;
    }

    /// The text.
    pub fn into_string(self) -> String {
        self.out
    }

    fn separate(&mut self) {
        if self.comma {
            self.out.push(',');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut json = Json::default();
        json.open('{');
        json.key("a \"b\" \\").string("dòng\nmột\t\u{1}\u{2028}đ");
        json.key("numbers").open('[');
        json.number(8.7);
        json.number(f64::NAN);
        json.word("true");
        json.open('[');
        json.close(']');
        json.close(']');
        json.key("none").optional(None);
        json.close('}');
        let read: serde_json::Value = serde_json::from_str(&json.into_string()).unwrap();
        let expected = serde_json::json!({
            "a \"b\" \\": "dòng\nmột\t\u{1}\u{2028}đ",
            "numbers": [8.7, null, true, []],
            "none": null,
        });
        assert_eq!(read, expected);
    }
}
