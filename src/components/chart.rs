//! What charts have in common: the looks of their series, and the legend that names them.

use leptos::prelude::*;

/// The class of a series. There are as many looks; further series share them.
#[must_use]
pub fn series(number: usize) -> &'static str {
    [
        "series series-1",
        "series series-2",
        "series series-3",
        "series series-4",
    ][number % 4]
}

/// A text that fits: cut off behind so many letters.
#[must_use]
pub fn short(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => [text[..end].trim_end(), "…"].concat(),
        None => text.to_owned(),
    }
}

/// The names of the series, each with its look.
pub fn legend(names: Vec<String>) -> AnyView {
    let entries: Vec<_> = names
        .into_iter()
        .enumerate()
        .map(|(number, name)| {
            view! {
                <li>
                    <svg class="chart-sample" viewBox="0 0 24 12" aria-hidden="true">
                        <rect class=series(number) x="1" y="2" width="22" height="8" />
                    </svg>
                    <span lang="vi">{name}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ol class="chart-legend">{entries}</ol> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_between_letters() {
        assert_eq!(short("đối thoại", 9), "đối thoại");
        assert_eq!(short("đối thoại", 4), "đối…");
        assert_eq!(series(0), series(4));
        assert_ne!(series(0), series(3));
    }
}
