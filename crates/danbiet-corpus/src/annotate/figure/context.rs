//! What the sentence says about a figure: what is counted or measured, when, and by whom.

use danbiet_text::Span;

use super::{
    super::{
        Branch, Date, DateKind, Organisation, OrganisationClass,
        view::{Gap, Shape, View},
    },
    Figure, Period, Qualifier, Reading, amount, units,
};

/// Adds what the sentence says about a figure.
pub fn complete(
    view: &View<'_>,
    dates: &[Date],
    organisations: &[Organisation],
    roles: &[Span],
    reading: Reading,
) -> Figure {
    let mut span = view.span(reading.tokens.clone());
    let percent = reading.unit.as_deref() == Some("%");
    if percent && reading.tokens.end == reading.unit_at {
        let behind = &view.text[span.end as usize..];
        span.end += behind.find('%').map_or(0, |at| at as u32 + 1);
    }
    let sentence = sentence_of(view, span);
    let mut counted = if reading.measures && reading.tokens.end <= reading.counted_at {
        subject(view, reading.tokens.start, sentence)
    } else {
        counted(view, &reading)
    };
    let before =
        |other: Span| other.end <= span.start && sentence.is_some_and(|s| s.contains(other));
    // A time that stands in the phrase itself is not counted but says when: `8 nhiệm vụ … năm 2020`.
    let inside = dates
        .iter()
        .find(|date| counted.is_some_and(|c| c.contains(date.span) && span.end <= date.span.start));
    if let (Some(counted), Some(time)) = (&mut counted, inside) {
        let at = view.token_from(time.span.start);
        let preposition = matches!(view.word(at - 1), "trong" | "từ" | "đến" | "vào" | "của");
        counted.end = view.tokens[at - 1 - usize::from(preposition)].span.end;
    }
    let time = dates.iter().rfind(|date| {
        before(date.span)
            && !is_compared_with(view, date.span)
            && matches!(
                date.kind,
                DateKind::Year
                    | DateKind::Interval
                    | DateKind::Duration
                    | DateKind::Vague
                    | DateKind::Recurrent
            )
    });
    let who = organisations.iter().filter(|o| {
        let of_role = roles.iter().any(|role| role.contains(o.span));
        // `30 năm tuổi Đảng`: the Party itself is not who gave land.
        let party = o.class == OrganisationClass::National && o.branch == Some(Branch::Party);
        o.nested_in.is_none() && before(o.span) && !of_role && !party
    });
    Figure {
        span,
        number: view.span(reading.amount.tokens),
        value: reading.amount.value,
        upper: reading.amount.upper,
        denominator: reading.amount.whole,
        unit: reading.unit,
        qualifier: reading.qualifier.map(|(range, sense)| Qualifier {
            span: view.span(range),
            sense,
        }),
        counted,
        period: inside.or(time).map(|date| Period {
            span: date.span,
            normal: date.anchor.clone().unwrap_or_else(|| date.normal.clone()),
        }),
        who: who.max_by_key(|o| o.span.end).map(|o| o.span),
    }
}

/// Whether a time is only what the figure is compared with: `giảm 28,77% so với năm 2019`.
fn is_compared_with(view: &View<'_>, time: Span) -> bool {
    /// `so với cùng kỳ của` stands before the time at most.
    const REACH: usize = 6;
    let at = view.token_from(time.start);
    (1..=REACH)
        .take_while(|back| at >= *back && view.gap(at + 1 - back) == Gap::Blank)
        .any(|back| view.phrase(at - back, "so với").is_some())
}

/// What is counted: the noun and what belongs to it, up to the end of the phrase or the next
/// number of a list (`6 tập thể và 6 cá nhân`).
fn counted(view: &View<'_>, reading: &Reading) -> Option<Span> {
    let from = reading.counted_at;
    let mut end = reading.tokens.end;
    if end <= from {
        return None;
    }
    let next_number = |at: usize| {
        view.word(at) == "và" && amount::begins(view, at + 1) && view.gap(at + 1) == Gap::Blank
    };
    // `thực hiện`, `phát hiện`: half of a verb, not *hiện* for now.
    let is_second_half = |at: usize| {
        view.word(at) == "hiện" && matches!(view.word(at - 1), "thực" | "phát" | "thể" | "xuất")
    };
    loop {
        // `nhóm nhiệm vụ, giải pháp`: the list goes on with what is like it.
        end += units::listed(view, units::FAMILIES, from, end);
        let goes_on = end < view.len()
            && view.gap(end) == Gap::Blank
            && (!units::ends_phrase(view.word(end)) || is_second_half(end))
            && !next_number(end);
        if !goes_on {
            return Some(view.span(from..end));
        }
        end += 1;
    }
}

/// What is measured, where it stands before the number: `tổng số điểm đạt 73,95 điểm`.
fn subject(view: &View<'_>, to: usize, sentence: Option<Span>) -> Option<Span> {
    let mut end = to;
    while end > 0
        && matches!(
            view.word(end - 1),
            "là" | "đạt"
                | "được"
                | "gồm"
                | "còn"
                | "chiếm"
                | "lên"
                | "xuống"
                | "từ"
                | "gấp"
                | "hàng"
                | "ước"
                | "khoảng"
        )
    {
        end -= 1;
    }
    const OPENERS: [&str; 8] = ["với", "đã", "để", "có", "bằng", "sẽ", "tốn", "hiến"];
    let mut from = end;
    while from > 0
        && matches!(view.gap(from), Gap::Blank)
        && !OPENERS.contains(&view.word(from - 1))
        && sentence.is_none_or(|s| s.start < view.tokens[from].span.start)
    {
        from -= 1;
    }
    // `35.400 ngày công và 127,5 tỷ đồng`: these words are what another figure counts.
    if from < end && view.shape(from) == Shape::Number {
        return None;
    }
    if view.phrase(from, "trong đó").is_some() {
        from += 2;
    }
    // `đạt 112%, tăng 15,2%`: what grew is named before.
    if from + 1 == end && matches!(view.word(from), "tăng" | "giảm" | "đạt") {
        return None;
    }
    (from < end).then(|| view.span(from..end))
}

fn sentence_of(view: &View<'_>, span: Span) -> Option<Span> {
    let at = view.sentences.partition_point(|s| s.end <= span.start);
    view.sentences.get(at).copied().filter(|s| s.overlaps(span))
}

/// Keeps what is counted apart from the numbers beside it: `128/135 hộ đồng ý hiến 1.240,5 m2 đất`.
pub fn part(view: &View<'_>, figures: &mut [Figure]) {
    let numbers: Vec<(Span, u32)> = figures
        .iter()
        .map(|figure| (figure.number, figure.span.start))
        .collect();
    for figure in figures {
        let Some(counted) = figure.counted else {
            continue;
        };
        let cut =
            |(number, _): &&(Span, u32)| number.overlaps(counted) && !counted.contains(*number);
        let Some(&(_, start)) = numbers.iter().find(cut) else {
            continue;
        };
        let before = view.token_from(counted.start)..view.token_from(start);
        figure.counted = (!before.is_empty()).then(|| view.span(before));
    }
}
