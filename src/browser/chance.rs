//! Names that nobody else gives.

/// A new IRI of a random UUID (RFC 9562, version 4): `urn:uuid:…`.
///
/// Pages from a folder have no source of secrets in some browsers; a name needs none.
pub fn uuid() -> String {
    let mut name = String::from("urn:uuid:");
    for at in 0..32 {
        if matches!(at, 8 | 12 | 16 | 20) {
            name.push('-');
        }
        let digit = (js_sys::Math::random() * 16.0) as u32;
        let digit = match at {
            12 => 4,
            16 => 8 | digit & 3,
            _ => digit,
        };
        name.extend(char::from_digit(digit, 16));
    }
    name
}
