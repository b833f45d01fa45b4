//! The page for addresses that do not exist.
//!
//! A host of static pages serves `404.html` for every address under the site that names no file, however deep. The page
//! cannot know where the site begins, so it asks: from the missing address upwards, the first folder whose page is the
//! reading room gets the rest of the address as its fragment.

/// The name in the page's head by which the reading room is recognised.
const MARK: &str = "danbiet-viewer";

/// The page, without its content security policy.
pub fn page() -> String {
    format!(
        r#"<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Không có trang này · No such page — Dân Biết</title>
<h1>Không có trang này</h1>
<p>Đang tìm phòng đọc… Nếu không có gì xảy ra, hãy <a id="home" href="/">về trang đầu</a>.</p>
<p lang="en">No such page. Looking for the reading room… If nothing happens, go to <a href="/">the start</a>.</p>
<script>{}</script>
</html>
"#,
        SCRIPT.replace("MARK", MARK)
    )
}

const SCRIPT: &str = r##"
(async () => {
  const parts = location.pathname.split("/");
  for (let depth = parts.length - 1; depth > 0; depth -= 1) {
    const folder = parts.slice(0, depth).join("/") + "/";
    const answer = await fetch(folder, { cache: "no-cache" }).catch(() => null);
    if (answer && answer.ok && (await answer.text()).includes("MARK")) {
      const rest = location.hash || "#" + parts.slice(depth).join("/") + location.search;
      location.replace(folder + rest);
      return;
    }
  }
})();
"##;
