//! HTML as it is written: an element closes by itself, and words can be nothing but words.

/// A document under way.
#[derive(Debug, Default)]
pub(super) struct Html {
    out: String,
}

impl Html {
    /// An element with what is inside.
    pub(super) fn element(
        &mut self,
        tag: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(tag, attributes);
        self.out.push('>');
        inside(self);
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
        if matches!(tag, "p" | "li" | "tr" | "section" | "h2" | "h3" | "article" | "path" | "text")
        {
            self.out.push('\n');
        }
    }

    /// An element that has no inside.
    pub(super) fn empty(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.open(tag, attributes);
        self.out.push('>');
    }

    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.text(value);
            self.out.push('"');
        }
    }

    /// Words, whatever they are.
    pub(super) fn text(&mut self, words: &str) {
        for char in words.chars() {
            match char {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\n' | '\t' => self.out.push(char),
                char => self.out.push(paraph_text::harmless(char)),
            }
        }
    }

    /// Words for those who listen; they are not seen.
    ///
    /// They have a direction of their own, so that they do not decide that of the words around them.
    pub(super) fn said(&mut self, words: &str) {
        self.element("span", &[("class", "said"), ("dir", "ltr")], |page| page.text(words));
    }

    /// HTML that this program wrote itself.
    pub(super) fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// The document.
    pub(super) fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_nothing_but_words() {
        let mut page = Html::default();
        page.element("p", &[("title", "\"><script>")], |page| page.text("<b>&\u{1b}\u{202E}"));
        assert_eq!(
            page.finish(),
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;\u{FFFD}\u{FFFD}</p>\n\n"
        );
    }
}
