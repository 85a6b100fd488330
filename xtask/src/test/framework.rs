//! Faults of Yew 0.23 that the pages keep clear of, found in their text:
//! * a condition beside others (`<p/> if … {} <Part/>`) can put a node before one that is gone, and the
//!   program stops: it stands alone in an element of its own;
//! * items of a list without keys swap what is typed into them when the list grows: each has a key;
//! * `{ for … }` puts its items straight among its siblings, and one sibling without a key makes the
//!   framework go by place for all of them: a list stands alone, or every sibling has a key, too
//!   (`for … in … { }` makes a list of its own and may stand anywhere);
//! * a component that shows nothing has no place for what follows it: it returns an empty element.
//!
//! `tests/e2e/framework.test.mjs` tries the same in the browser.

use std::ops::Range;

/// A node of a template, as far as the rules ask.
enum Node {
    Tag {
        key: bool,
        inside: Vec<Node>,
    },
    If(Vec<Vec<Node>>),
    For(Vec<Node>),
    /// `{ for … }` at this place, whose items come among the siblings.
    List(usize),
    Other,
}

/// How a list begins; an `Option` is none.
const GOES_THROUGH: [&str; 3] = ["iter()", "into_iter()", "enumerate()"];

/// The first fault of a source file. A picture has nothing that could be typed or opened: its marks
/// may stand beside lists.
pub fn fault(source: &str, is_picture: bool) -> Option<String> {
    let code = blanked(source);
    let told = |at: usize, what: &str| {
        let line = code.get(..at).map_or(0, |before| before.matches('\n').count()) + 1;
        format!("line {line}: {what}")
    };
    for block in templates(&code, 0..code.len()) {
        let Some(nodes) = (Reader { code: &code, at: block.start, end: block.end }).nodes() else {
            return Some(told(block.start, "a template this rule cannot read"));
        };
        if nodes.is_empty() && is_component(&code, block.start) {
            return Some(told(block.start, "a component returns nothing"));
        }
        let alone = matches!(nodes.as_slice(), [Node::If(_)]);
        if alone || stands_beside(&nodes) {
            return Some(told(block.start, "a condition without an element of its own"));
        }
        if lacks_keys(&nodes) {
            return Some(told(block.start, "items of a loop without keys"));
        }
        if let Some(at) = mixed(&code, &nodes).filter(|_| !is_picture) {
            return Some(told(at, "a list beside siblings without keys"));
        }
    }
    let at = loops(&code).find(|range| makes_bare_items(&code, range.clone()))?;
    Some(told(at.start, "items of a list without keys"))
}

/// A condition has its element to itself.
fn stands_beside(nodes: &[Node]) -> bool {
    let conditions = nodes.iter().any(|node| matches!(node, Node::If(_)));
    (conditions && nodes.len() > 1)
        || nodes.iter().any(|node| match node {
            Node::Tag { inside, .. } | Node::For(inside) => stands_beside(inside),
            Node::If(bodies) => bodies.iter().any(|body| stands_beside(body)),
            Node::List(_) | Node::Other => false,
        })
}

fn lacks_keys(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::For(items) => !items.iter().all(|item| matches!(item, Node::Tag { key: true, .. })),
        Node::Tag { inside, .. } => lacks_keys(inside),
        Node::If(bodies) => bodies.iter().any(|body| lacks_keys(body)),
        Node::List(_) | Node::Other => false,
    })
}

/// A list whose items come among siblings without keys.
fn mixed(code: &str, nodes: &[Node]) -> Option<usize> {
    let list = nodes.iter().find_map(|node| match node {
        Node::List(at) if is_list(code, *at) => Some(*at),
        _ => None,
    });
    let keyed = |node: &Node| matches!(node, Node::Tag { key: true, .. } | Node::List(_));
    list.filter(|_| !nodes.iter().all(keyed)).or_else(|| {
        nodes.iter().find_map(|node| match node {
            Node::Tag { inside, .. } | Node::For(inside) => mixed(code, inside),
            Node::If(bodies) => bodies.iter().find_map(|body| mixed(code, body)),
            Node::List(_) | Node::Other => None,
        })
    })
}

fn is_list(code: &str, at: usize) -> bool {
    let text = gone_through(code, at).and_then(|range| code.get(range)).unwrap_or("");
    GOES_THROUGH.iter().any(|way| text.contains(way))
}

/// What stands within the braces of each `html!`, those within others included.
fn templates(code: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let text = code.get(within.clone()).unwrap_or("");
    text.match_indices("html! {").filter_map(move |(at, found)| {
        let open = within.start + at + found.len() - 1;
        Some(open + 1..closing(code, open)?)
    })
}

/// What each `{ for … }` goes through.
fn loops(code: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    code.match_indices("{ for ").filter_map(|(at, _)| gone_through(code, at))
}

/// What the `{ for … }` here goes through: the expression, or what stands behind the name it gives.
fn gone_through(code: &str, at: usize) -> Option<Range<usize>> {
    let range = at + "{ for ".len()..closing(code, at)?;
    let name = code.get(range.clone())?.trim();
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if !is_name {
        return Some(range);
    }
    let bound = code.get(..at)?.rfind(&format!("let {name} = "))?;
    Some(bound..end_of_statement(code, bound)?)
}

/// An iterator whose closure ends in a template that begins without a key.
fn makes_bare_items(code: &str, range: Range<usize>) -> bool {
    let Some(text) = code.get(range.clone()) else { return false };
    let Some(first) = GOES_THROUGH.iter().filter_map(|way| text.find(way)).min() else {
        return false;
    };
    // The closure of the last step; what it binds before its end is no item.
    let Some(step) = text.get(first..).and_then(|rest| rest.find("map(|")) else { return false };
    let open = range.start + first + step + "map".len();
    let Some(close) = closing(code, open) else { return false };
    let mut outer = Vec::<Range<usize>>::new();
    for block in templates(code, open..close) {
        if outer.last().is_none_or(|last| block.start > last.end) {
            outer.push(block);
        }
    }
    let Some(last) = outer.last().filter(|last| {
        let after = code.get(last.end + 1..close).unwrap_or("");
        after.chars().all(|c| c.is_whitespace() || c == '}')
    }) else {
        return false;
    };
    let nodes = Reader { code, at: last.start, end: last.end }.nodes().unwrap_or_default();
    !nodes.iter().all(|node| matches!(node, Node::Tag { key: true, .. }))
}

/// The last function before this place is a component.
fn is_component(code: &str, at: usize) -> bool {
    let before = code.get(..at).unwrap_or("");
    let function = before.rfind("\nfn ").max(before.rfind("\npub fn ")).unwrap_or(0);
    before.get(..function).is_some_and(|text| text.ends_with("#[component]"))
}

fn end_of_statement(code: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match code.as_bytes().get(at)? {
            b';' => return Some(at),
            b'{' | b'(' | b'[' => at = closing(code, at)?,
            _ => {}
        }
        at += 1;
    }
}

/// The bracket that closes the one here.
fn closing(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The same text with what is quoted or commented made blank: byte for byte as long.
fn blanked(source: &str) -> String {
    let mut out = source.as_bytes().to_vec();
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let until = |end: Option<usize>| end.unwrap_or(rest.len());
        let length = match rest {
            [b'/', b'/', ..] => until(rest.iter().position(|b| *b == b'\n')),
            [b'r', b'#', b'"', ..] => until(rest.windows(2).position(|w| w == b"\"#")) + 2,
            [b'"', ..] => quoted(rest),
            [b'\'', b'\\', _, b'\'', ..] => 4,
            [b'\'', _, b'\'', ..] => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        for byte in out.iter_mut().skip(at).take(length).filter(|byte| **byte != b'\n') {
            *byte = if rest.starts_with(b"//") { b' ' } else { b'_' };
        }
        at += length;
    }
    String::from_utf8(out).unwrap_or_default()
}

/// The length of a quoted text with both its marks.
fn quoted(rest: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = rest.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    rest.len()
}

/// Reads the nodes of a template.
struct Reader<'a> {
    code: &'a str,
    at: usize,
    end: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.code.get(self.at..self.end).unwrap_or("")
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn begins_with_word(&self, word: &str) -> bool {
        let after = self.rest().strip_prefix(word);
        after.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    }

    /// Up to the end or a closing tag.
    fn nodes(&mut self) -> Option<Vec<Node>> {
        let mut nodes = Vec::new();
        loop {
            self.skip_space();
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with("</") {
                return Some(nodes);
            }
            nodes.push(if rest.starts_with('<') {
                self.tag()?
            } else if self.begins_with_word("if") {
                self.condition()?
            } else if self.begins_with_word("for") {
                Node::For(self.body()?)
            } else if rest.starts_with("{ for ") {
                let at = self.at;
                self.at = closing(self.code, self.at)? + 1;
                Node::List(at)
            } else if rest.starts_with('{') {
                self.at = closing(self.code, self.at)? + 1;
                Node::Other
            } else {
                // A word or an expression without braces.
                self.at += rest.find(['<', '{']).unwrap_or(rest.len()).max(1);
                Node::Other
            });
        }
    }

    fn tag(&mut self) -> Option<Node> {
        let start = self.at;
        while !self.rest().starts_with('>') {
            let opens = self.rest().starts_with(['{', '(', '[']);
            self.at = if opens { closing(self.code, self.at)? } else { self.at };
            self.at += self.rest().chars().next()?.len_utf8();
        }
        let head = self.code.get(start..self.at)?;
        let key = head.contains(" key=") || head.contains("{key}");
        self.at += 1;
        if head.ends_with('/') {
            return Some(Node::Tag { key, inside: Vec::new() });
        }
        let inside = self.nodes()?;
        self.at += self.rest().find('>')? + 1;
        Some(Node::Tag { key, inside })
    }

    /// The braces after what is asked or gone through.
    fn body(&mut self) -> Option<Vec<Node>> {
        while !self.rest().starts_with('{') {
            let opens = self.rest().starts_with(['(', '[']);
            self.at = if opens { closing(self.code, self.at)? } else { self.at };
            self.at += self.rest().chars().next()?.len_utf8();
        }
        let end = closing(self.code, self.at)?;
        let nodes = Reader { code: self.code, at: self.at + 1, end }.nodes()?;
        self.at = end + 1;
        Some(nodes)
    }

    fn condition(&mut self) -> Option<Node> {
        let mut bodies = vec![self.body()?];
        loop {
            self.skip_space();
            if !self.begins_with_word("else") {
                return Some(Node::If(bodies));
            }
            bodies.push(self.body()?);
        }
    }
}

#[cfg(test)]
mod tests;
