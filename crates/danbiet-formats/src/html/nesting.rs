//! Pages that would take a parser forever, or more memory than there is: told before they are parsed.

/// Elements that a parser opens again in every later block until they are closed.
const REOPENED: &[&str] = &[
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements that hold nothing, or are closed by the next of their kind.
const NEVER_DEEP: &[&str] = &[
    "a", "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link",
    "meta", "option", "p", "source", "tbody", "td", "th", "thead", "tr", "track", "wbr",
];

/// So many elements may be opened again.
const AGAIN: u64 = 2_000_000;

/// So many open elements may be looked at, summed over the elements that are opened among them.
const LOOKED_AT: u64 = 1_000_000_000;

/// Whether the elements of a page are honestly nested. It is estimated by its tags alone.
pub(super) fn is_honest(page: &str) -> bool {
    let (mut deep, mut reopened) = (0_u64, 0_u64);
    let (mut looked_at, mut again) = (0_u64, 0_u64);
    for tag in page.split('<').skip(1) {
        let (ends, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let length = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let is = |names: &[&str]| {
            let name = &tag[..length];
            names.iter().any(|known| known.eq_ignore_ascii_case(name))
        };
        if length == 0 {
            continue;
        }
        if is(REOPENED) {
            // Of those that are alike, three at most are opened again.
            let differs = tag[length..].starts_with(|c: char| c.is_ascii_whitespace());
            match ends {
                true => reopened = reopened.saturating_sub(1),
                false => reopened += u64::from(differs),
            }
        } else if ends {
            deep = deep.saturating_sub(u64::from(!is(NEVER_DEEP)));
        } else {
            deep += u64::from(!is(NEVER_DEEP));
            looked_at += deep;
            again += reopened;
        }
        if looked_at > LOOKED_AT || again > AGAIN {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_honest;

    #[test]
    fn long_pages_are_honest_and_bottomless_ones_are_not() {
        let row = "<tr><td><p><b class=x>Một</b><br><font color=red>hai</font><div>ba</div>";
        assert!(is_honest(&row.repeat(50_000)));
        assert!(is_honest(&"<b>một<br>".repeat(50_000)));
        assert!(is_honest("1 < 2 << 3 <! </ <"));
        assert!(!is_honest(&"<div>".repeat(50_000)));
        assert!(!is_honest(&"<p><font color=x>".repeat(5_000)));
    }
}
