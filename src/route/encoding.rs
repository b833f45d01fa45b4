//! Percent-encoding as it is used behind `#`.

/// Appends `text` so that [`decode`] gives it back.
///
/// Letters and digits of any script stay readable; a blank becomes `+`.
pub fn encode_into(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for c in text.chars() {
        match c {
            ' ' => out.push('+'),
            c if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | ',' | ':') => {
                out.push(c);
            }
            c => {
                for &byte in c.encode_utf8(&mut [0; 4]).as_bytes() {
                    out.push('%');
                    out.push(char::from(HEX[usize::from(byte >> 4)]));
                    out.push(char::from(HEX[usize::from(byte & 15)]));
                }
            }
        }
    }
}

/// The text behind an encoded one. What is no proper encoding stands for itself, and bytes that
/// are no UTF-8 become U+FFFD.
pub fn decode(encoded: &str) -> String {
    let bytes = encoded.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digit = |offset: usize| {
            let byte = *bytes.get(at + offset)?;
            char::from(byte).to_digit(16)
        };
        let byte = match bytes[at] {
            b'+' => b' ',
            b'%' => match (digit(1), digit(2)) {
                (Some(high), Some(low)) => {
                    at += 2;
                    (high * 16 + low) as u8
                }
                _ => b'%',
            },
            byte => byte,
        };
        out.push(byte);
        at += 1;
    }
    String::from_utf8(out).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())
}
