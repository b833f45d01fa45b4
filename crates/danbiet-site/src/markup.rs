//! Reading and changing markup that the build has written: tags in one line, attributes with or without quotes.

/// The value of an attribute in the inside of a tag.
pub fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = element.split_once(&format!(" {name}="))?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([' ', '>']).next(),
    }
}

/// An element that belongs into the head: puts it at the end of it.
///
/// # Errors
/// When the page has no head that ends.
pub fn into_head(page: &str, element: &str) -> anyhow::Result<String> {
    let end = "</head>";
    anyhow::ensure!(page.contains(end), "the page has no {end}");
    Ok(page.replacen(end, &format!("{element}{end}"), 1))
}

/// A page without the `link` elements that `chosen` picks, and what it had picked: the inside of each tag.
pub fn without_links(page: &str, chosen: impl Fn(&str) -> bool) -> (String, Vec<String>) {
    let mut rest = String::with_capacity(page.len());
    let mut found = Vec::new();
    for (n, part) in page.split("<link").enumerate() {
        let closed = if n == 0 { None } else { part.split_once('>') };
        match closed {
            Some((element, after)) if chosen(element) => {
                found.push(element.to_owned());
                rest.push_str(after.trim_start());
            }
            _ => {
                if n > 0 {
                    rest.push_str("<link");
                }
                rest.push_str(part);
            }
        }
    }
    (rest, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_with_and_without_quotes() {
        assert_eq!(
            attribute(" rel=\"stylesheet\" href=a.css", "href"),
            Some("a.css")
        );
        assert_eq!(
            attribute(" rel=\"stylesheet\" href=a.css", "rel"),
            Some("stylesheet")
        );
        assert_eq!(attribute(" data-rel=\"x\"", "rel"), None);
    }

    #[test]
    fn links_are_taken_out_and_everything_else_stays() {
        let page = "<head><link rel=icon href=i><link rel=\"stylesheet\" href=\"a.css\"/>\n <title>t</title></head>";
        let (rest, found) =
            without_links(page, |link| attribute(link, "rel") == Some("stylesheet"));
        assert_eq!(rest, "<head><link rel=icon href=i><title>t</title></head>");
        assert_eq!(found, [" rel=\"stylesheet\" href=\"a.css\"/"]);
    }
}
