//! A reader of JSON (RFC 8259), for the little that a device keeps.

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    /// In the order of the text; a key may stand twice, the first counts.
    Object(Vec<(String, Value)>),
}

/// How deep lists and objects may be nested: strangers' bytes must not fill the stack.
const DEEPEST: usize = 64;

/// Reads a whole text.
///
/// # Errors
/// The byte at which it is no JSON.
pub fn read(text: &str) -> Result<Value, usize> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.blanks();
    if reader.at == text.len() {
        Ok(value)
    } else {
        Err(reader.at)
    }
}

impl Value {
    /// The value of a key; [`Value::Null`] if it is not there or this is no object.
    pub fn get(&self, key: &str) -> &Value {
        let Value::Object(members) = self else {
            return &Value::Null;
        };
        let member = members.iter().find(|(name, _)| name == key);
        member.map_or(&Value::Null, |(_, value)| value)
    }

    /// The values of a list; none if this is no list.
    pub fn list(&self) -> &[Value] {
        match self {
            Value::List(values) => values,
            _ => &[],
        }
    }

    /// The text, if this is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Value, usize> {
        self.blanks();
        if depth > DEEPEST {
            return Err(self.at);
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                let words = [
                    ("null", Value::Null),
                    ("true", Value::Bool(true)),
                    ("false", Value::Bool(false)),
                ];
                let rest = &self.text[self.at..];
                let found = words.into_iter().find(|(word, _)| rest.starts_with(word));
                let (word, value) = found.ok_or(self.at)?;
                self.at += word.len();
                Ok(value)
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, usize> {
        let mut members = Vec::new();
        self.at += 1;
        self.blanks();
        if self.take(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.blanks();
            let key = self.string()?;
            self.blanks();
            self.expect(b':')?;
            members.push((key, self.value(depth + 1)?));
            self.blanks();
            if self.take(b'}') {
                return Ok(Value::Object(members));
            }
            self.expect(b',')?;
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, usize> {
        let mut values = Vec::new();
        self.at += 1;
        self.blanks();
        if self.take(b']') {
            return Ok(Value::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            self.blanks();
            if self.take(b']') {
                return Ok(Value::List(values));
            }
            self.expect(b',')?;
        }
    }

    fn number(&mut self) -> Result<Value, usize> {
        let rest = &self.text[self.at..];
        let sign = |c: char| matches!(c, '-' | '+' | '.' | 'e' | 'E') || c.is_ascii_digit();
        let written = &rest[..rest.find(|c| !sign(c)).unwrap_or(rest.len())];
        let number = written.parse().map_err(|_| self.at)?;
        self.at += written.len();
        Ok(Value::Number(number))
    }

    fn string(&mut self) -> Result<String, usize> {
        self.expect(b'"')?;
        let mut string = String::new();
        loop {
            let from = self.at;
            let c = self.text[from..].chars().next().ok_or(from)?;
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(string),
                '\\' => string.push(self.escaped().ok_or(from)?),
                c if c < ' ' => return Err(from),
                c => string.push(c),
            }
        }
    }

    /// The character behind a backslash; `None` if there is no such one.
    fn escaped(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(match letter {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hexadecimal()?;
                if !(0xD800..0xDC00).contains(&first) {
                    return char::from_u32(first);
                }
                if !(self.take(b'\\') && self.take(b'u')) {
                    return None;
                }
                let second = self.hexadecimal()?.checked_sub(0xDC00)?;
                (second < 0x400)
                    .then(|| char::from_u32(0x10000 + ((first - 0xD800) << 10) + second))??
            }
            _ => return None,
        })
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn expect(&mut self, byte: u8) -> Result<(), usize> {
        if self.take(byte) {
            Ok(())
        } else {
            Err(self.at)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read() {
        let text =
            " { \"a\" : [1, -2.5e1, true, null, \"đ\\u0111\\ud83d\\ude00\\n\"], \"b\": {} } ";
        let value = read(text).unwrap();
        let expected = [
            Value::Number(1.0),
            Value::Number(-25.0),
            Value::Bool(true),
            Value::Null,
            Value::Text("đđ😀\n".to_owned()),
        ];
        assert_eq!(value.get("a").list(), expected);
        assert_eq!(value.get("b"), &Value::Object(Vec::new()));
        assert_eq!(value.get("c"), &Value::Null);
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        let deep = "[".repeat(100_000);
        let cases = [
            ("", 0),
            ("{\"a\" 1}", 5),
            ("[1,]", 3),
            ("\"a", 2),
            ("\"\\ud800\"", 1),
            ("\"\\u12", 1),
            ("nul", 0),
            ("1 2", 2),
            ("--1", 0),
            (deep.as_str(), DEEPEST + 1),
        ];
        for (text, at) in cases {
            assert_eq!(read(text), Err(at), "{text:.20}");
        }
    }
}
