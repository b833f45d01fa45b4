//! How others find and show the site: search engines, and pages that link here.
//!
//! What has to be absolute (canonical addresses, the picture beside a link, the sitemap) needs the address of the site:
//! `site_url` of `corpus.toml`, or the environment variable [`VARIABLE`], which goes first. Without either it is left
//! out.

use std::path::Path;

use anyhow::{Result, ensure};
use danbiet_corpus::document::Document;
use danbiet_corpus::metadata::{Fact, PartialDate};
use danbiet_corpus::{Corpus, metadata::Metadata};
use serde_json::{Map, Value, json};

use super::{install, texts};
use danbiet_corpus::export::markup as escape;

/// The list of all pages for search engines.
pub const SITEMAP: &str = "sitemap.xml";

/// The environment variable that says where the site will stand.
pub const VARIABLE: &str = "DANBIET_SITE_URL";

/// Where the site will stand, with a slash at the end, if that is known.
///
/// # Errors
/// When the address is no address.
pub fn home(corpus: &Corpus) -> Result<Option<String>> {
    let given = std::env::var(VARIABLE).ok().filter(|url| !url.is_empty());
    let Some(url) = given.or_else(|| corpus.info().site_url.clone()) else {
        return Ok(None);
    };
    ensure!(
        url.starts_with("https://") || url.starts_with("http://"),
        "the address of the site is “{url}”: it has to begin with https:// ({VARIABLE}, or site_url in corpus.toml)"
    );
    Ok(Some(format!("{}/", url.trim_end_matches('/'))))
}

/// What the head of a page says of it to other sites. `path` is its address below `home`.
pub fn head(home: Option<&str>, path: &str, title: &str, description: &str) -> String {
    let mut head = String::new();
    let mut property = |name: &str, value: &str| {
        head.push_str(&format!(
            "<meta property=\"og:{name}\" content=\"{}\">",
            escape(value)
        ));
    };
    property(
        "type",
        if path.is_empty() {
            "website"
        } else {
            "article"
        },
    );
    property("site_name", "Dân Biết");
    property("locale", "vi_VN");
    property("title", title);
    property("description", description);
    if let Some(home) = home {
        let url = format!("{home}{path}");
        property("url", &url);
        property(
            "image",
            &format!("{home}{}/{}", install::PICTURES, install::PREVIEW),
        );
        property("image:width", "1200");
        property("image:height", "630");
        head.push_str("<meta name=\"twitter:card\" content=\"summary_large_image\">");
        head.push_str(&format!(
            "<link rel=\"canonical\" href=\"{}\">",
            escape(&url)
        ));
    }
    head
}

/// Writes the sitemap, if the address of the site is known.
///
/// # Errors
/// When the corpus cannot be read or the file cannot be written.
pub fn write_sitemap(site: &Path, home: Option<&str>, corpus: &Corpus) -> Result<()> {
    let Some(home) = home else { return Ok(()) };
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut add = |path: &str| {
        map.push_str(&format!(
            "<url><loc>{}</loc></url>\n",
            escape(&format!("{home}{path}"))
        ));
    };
    add("");
    add(texts::LIST);
    for document in corpus.documents() {
        add(&texts::address(document?));
    }
    map.push_str("</urlset>\n");
    super::write(&site.join(SITEMAP), map)
}

/// What a document's page says of it to machines, in the words of schema.org. Only what the text itself states is said:
/// there is no way to say there that something was inferred.
pub fn json_ld(home: Option<&str>, document: &Document) -> String {
    let Metadata {
        title,
        place,
        publisher,
        date,
        author,
        ..
    } = &document.metadata;
    let mut about = Map::new();
    about.insert("@context".into(), json!("https://schema.org"));
    about.insert("@type".into(), json!("Article"));
    about.insert("inLanguage".into(), json!("vi"));
    about.insert(
        "identifier".into(),
        json!(format!("sha256:{}", document.source.sha256)),
    );
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            about.insert(name.to_owned(), value);
        }
    };
    add(
        "url",
        home.map(|home| json!(format!("{home}{}", texts::address(document)))),
    );
    add("headline", stated(title).map(|title| json!(title)));
    add(
        "contentLocation",
        stated(place).map(|name| json!({ "@type": "Place", "name": name })),
    );
    add(
        "publisher",
        stated(publisher).map(|name| json!({ "@type": "Organization", "name": name })),
    );
    add(
        "author",
        stated(author).map(|name| json!({ "@type": "Person", "name": name })),
    );
    add(
        "temporalCoverage",
        stated(date)
            .and_then(|&date| iso(date))
            .map(|date| json!(date)),
    );
    // The element ends at the first `</`, wherever it stands.
    let text = Value::Object(about).to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{text}</script>")
}

fn stated<T>(fact: &Option<Fact<T>>) -> Option<&T> {
    fact.as_ref()
        .filter(|fact| fact.is_stated())
        .map(|fact| &fact.value)
}

/// A date from its year on, as far as it is known: `2022-05`.
fn iso(date: PartialDate) -> Option<String> {
    let mut text = format!("{:04}", date.year?);
    if let Some(month) = date.month {
        text.push_str(&format!("-{month:02}"));
        if let Some(day) = date.day {
            text.push_str(&format!("-{day:02}"));
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use danbiet_corpus::metadata::Basis;
    use danbiet_text::Span;

    use super::*;

    #[test]
    fn what_has_to_be_absolute_is_left_out_without_an_address() {
        let without = head(None, "d/a.html", "Dân & dân", "…");
        assert!(without.contains("og:title\" content=\"Dân &amp; dân\""));
        assert!(!without.contains("canonical") && !without.contains("og:image"));
        let with = head(Some("https://example.org/doc/"), "d/a.html", "t", "…");
        assert!(
            with.contains("<link rel=\"canonical\" href=\"https://example.org/doc/d/a.html\">")
        );
        assert!(with.contains("content=\"https://example.org/doc/icons/preview.png\""));
    }

    #[test]
    fn machines_are_told_what_is_stated_and_nothing_that_ends_the_element() {
        let mut document = Document {
            id: "a".to_owned(),
            ..Document::default()
        };
        let evidence = Span::new(0, 1);
        document.metadata.title = Some(Fact {
            value: "</script>".to_owned(),
            basis: Basis::Stated { evidence },
        });
        document.metadata.date = Some(Fact {
            value: PartialDate {
                year: Some(2022),
                month: Some(5),
                day: None,
            },
            basis: Basis::Stated { evidence },
        });
        document.metadata.publisher = Some(Fact {
            value: "Báo".to_owned(),
            basis: Basis::Given {
                basis: "?".to_owned(),
                certainty: danbiet_corpus::metadata::Certainty::Low,
            },
        });
        let text = json_ld(None, &document);
        assert!(text.contains("\\u003c/script>"));
        assert!(text.contains("\"temporalCoverage\":\"2022-05\""));
        assert!(!text.contains("Báo"), "{text}");
        assert_eq!(text.matches("</").count(), 1);
    }
}
