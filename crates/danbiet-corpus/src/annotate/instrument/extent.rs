//! What stands behind the core of a citation: date, issuer and title.

use super::{
    super::{
        Organisation, calendar,
        view::{Gap, View},
    },
    Draft, draft as draft_at, named,
};

/// Adds date, issuer and title, in whatever order they come.
pub fn extend(view: &View<'_>, organisations: &[Organisation], draft: &mut Draft) {
    let mut at = draft.tokens.end;
    for _ in 0..3 {
        let end = date(view, at, draft)
            .or_else(|| issuer(view, organisations, at, draft))
            .or_else(|| title(view, organisations, at, draft));
        match end {
            Some(end) => at = end,
            None => break,
        }
    }
}

fn date(view: &View<'_>, at: usize, draft: &mut Draft) -> Option<usize> {
    if draft.date.is_some() || !matches!(view.gap(at), Gap::Blank | Gap::Comma | Gap::Opening) {
        return None;
    }
    // `do Sở Thông tin và Truyền thông cấp ngày 22/9/2021`.
    let given = view.any_phrase(at, &["cấp", "ban hành", "ký"]);
    let at = at + given.map_or(0, |(_, length)| length);
    let end = match view.word(at) {
        "ngày" => calendar::day(view, at + 1)?.1,
        "năm" if view.gap(at) == Gap::Blank => {
            calendar::year(view, at + 1)?;
            at + 2
        }
        // `Luật Tiếp công dân 2013`.
        _ if draft.number.is_none() && view.gap(at) == Gap::Blank => {
            calendar::year(view, at).filter(|_| !calendar::tight(view, at + 1))?;
            at + 1
        }
        _ => return None,
    };
    let span = view.span(at..end);
    draft.date = Some(span);
    draft.extent = draft.extent.cover(span);
    Some(end)
}

fn issuer(
    view: &View<'_>,
    organisations: &[Organisation],
    at: usize,
    draft: &mut Draft,
) -> Option<usize> {
    let by = matches!(view.word(at), "của" | "do") && view.gap(at) == Gap::Blank;
    // `ngày 24/11/2023, Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII`.
    let meeting = view.phrase(at, "hội nghị").is_some()
        && matches!(view.gap(at), Gap::Blank | Gap::Comma)
        && view.is_capital(at);
    if draft.issuer.is_some() || !(by || meeting) || view.gap(at + 1) != Gap::Blank {
        return None;
    }
    let at = at - usize::from(meeting);
    let start = view.tokens.get(at + 1)?.span.start;
    let begin = organisations.partition_point(|o| o.span.start < start);
    let starting = organisations[begin..]
        .iter()
        .take_while(|o| o.span.start == start);
    // `của Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng khóa XI`: a meeting is no body.
    let mut span = (starting.map(|o| o.span).max_by_key(|span| span.end))
        .or_else(|| Some(view.span(at + 1..named::body(view, at + 1)?)))?;
    let mut end = view.token_from(span.end);
    if view.phrase(end, "khóa").is_some() && calendar::roman(view.printed(end + 1)).is_some() {
        let bracketed = view.gap(end) == Gap::Opening;
        span = span.cover(view.span(end..end + 2));
        end += 2;
        if bracketed && view.text[span.end as usize..].starts_with(')') {
            span.end += 1;
        }
    }
    draft.issuer = Some(span);
    draft.extent = draft.extent.cover(span);
    Some(end)
}

/// A title in quotes behind *về*, or the words behind it up to the end of the clause.
fn title(
    view: &View<'_>,
    organisations: &[Organisation],
    at: usize,
    draft: &mut Draft,
) -> Option<usize> {
    let about = (view.any_phrase(at, &["về việc", "về"]).map(|found| found.1)).filter(|_| {
        // `của Bộ Chính trị (khóa XI) về …`.
        let bracket = view.gap(at) == Gap::Closing && view.between(at).trim() == ")";
        matches!(view.gap(at), Gap::Blank | Gap::Comma) || bracket
    });
    let begin = at + about.unwrap_or(0);
    let quoted = view.gap(begin) == Gap::Opening && view.between(begin).contains(['“', '"', '«']);
    if draft.title.is_some() || !(about.is_some() || quoted) || begin >= view.len() {
        return None;
    }
    // `… về thực hiện dân chủ ở xã và Kế hoạch số 125-KH/HU`: the next of a list of instruments.
    let next_of_list = |token: usize| {
        let at = token + usize::from(view.word(token) == "và");
        let listed = view.gap(token) == Gap::Comma || at > token;
        listed && view.is_capital(at) && draft_at(view, at, None).is_some()
    };
    let ends = |token: usize| {
        if quoted {
            matches!(view.gap(token), Gap::Closing | Gap::Line)
                || view.between(token).contains(['”', '"', '»'])
        } else {
            matches!(
                view.gap(token),
                Gap::Line | Gap::Stop | Gap::Semicolon | Gap::Colon | Gap::Opening | Gap::Closing
            ) || (view.gap(token) == Gap::Comma && begins_clause(view, organisations, token))
                || next_of_list(token)
        }
    };
    let end = (begin + 1..=view.len()).find(|&token| ends(token))?;
    let span = view.span(begin..end);
    draft.title = Some(span);
    draft.extent = draft.extent.cover(span);
    if quoted {
        let behind = &view.text[span.end as usize..];
        if let Some(quote) = behind
            .chars()
            .next()
            .filter(|c| matches!(c, '”' | '"' | '»'))
        {
            draft.extent.end += quote.len_utf8() as u32;
        }
    }
    Some(end)
}

/// Whether a new clause begins behind a comma, so that a title printed without quotes is over:
/// `…, xác định đây là khâu quan trọng`, `…, Tỉnh ủy đã ban hành`. A title may hold commas.
fn begins_clause(view: &View<'_>, organisations: &[Organisation], at: usize) -> bool {
    const OPENERS: [&str; 26] = [
        "xác định",
        "sau đó",
        "sau khi",
        "trong đó",
        "trong thời",
        "nhằm",
        "đồng thời",
        "theo đó",
        "qua đó",
        "từ đó",
        "trên cơ sở",
        "đến nay",
        "thời gian qua",
        "những năm qua",
        "các cấp ủy",
        "cấp ủy",
        "các địa phương",
        "các cơ quan",
        "đã",
        "được",
        "là",
        "có",
        "gắn với",
        "góp phần",
        "toàn tỉnh",
        "toàn huyện",
    ];
    const VERBS: [&str; 16] = [
        "đã", "sẽ", "ban", "chỉ", "tổ", "triển", "xây", "cụ", "tiếp", "thành", "luôn", "phối",
        "yêu", "có", "vừa", "tập",
    ];
    if view.any_phrase(at, &OPENERS).is_some() {
        return true;
    }
    let start = view.tokens[at].span.start;
    let begin = organisations.partition_point(|o| o.span.start < start);
    let longest = organisations[begin..]
        .iter()
        .take_while(|o| o.span.start == start)
        .map(|o| o.span.end)
        .max();
    longest.is_some_and(|end| {
        let behind = view.token_from(end);
        view.gap(behind) == Gap::Blank && VERBS.contains(&view.word(behind))
    })
}
