// The lookup: type a name, a term or an article in any recorded language, and be there. On the home page,
// and from the header of every page (key "/"). The list is loaded when it is first needed.
"use strict";

(() => {
  const lx = window.lexatlas;
  const { root, make, local, data, parameters, setState } = lx.ui;

  // ── words ──────────────────────────────────────────────────────────────────

  const PLAIN = { ß: "ss", ς: "σ", ł: "l", ø: "o", đ: "d", ð: "d", æ: "ae", œ: "oe", ı: "i", ħ: "h", þ: "th", ŧ: "t" };

  /** The same as `fold` in scripts/lexatlas/site/lookup.py: lower case, no diacritics, signs as spaces. */
  const fold = (text) =>
    text.toLowerCase().normalize("NFKD").toLowerCase().replace(/[ßςłøđðæœıħþŧ]/g, (sign) => PLAIN[sign])
      .replace(/\p{M}+/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const WIDE = { ä: "ae", ö: "oe", ü: "ue", å: "aa" };

  /** Folded, and folded as those write who have no ä, ö, ü, å on their keyboard. */
  const spellings = (text) => {
    const plain = fold(text);
    return /[äöüå]/i.test(text) ? `${plain} ${fold(text.toLowerCase().replace(/[äöüå]/g, (sign) => WIDE[sign]))}` : plain;
  };

  /** Numbers and letters apart, so that 15A, 15 A, 609-undecies and 609undecies are one: pinpoints are compared so. */
  const apart = (folded) => folded.replace(/(\p{N})(?=\p{L})/gu, "$1 ").replace(/(\p{L})(?=\p{N})/gu, "$1 ");

  // Words around the number of an article, in the pinpoint and in what is typed; the number alone decides.
  const UNITS = new Set(("art arts article articles articolo articoli artikel artikels articulo articulos artigo artigos articol articolul artykul clanak clanek clanok clen cl "
    + "section sections sec s ss paragraph paragraphs par paragraf paragrafus pykala straipsnis str pants p bekezdes αρθρο αρθ αρ член чл чл").split(" "));

  const parse = (typed) => {
    const words = apart(fold(typed)).split(" ").filter(Boolean);
    const start = words.findIndex((word) => /^\p{N}/u.test(word));
    if (start < 0) return { words: fold(typed).split(" ").filter(Boolean), number: [] };
    return { words: words.slice(0, start).filter((word) => !UNITS.has(word)), number: words.slice(start).filter((word) => !UNITS.has(word)) };
  };

  // ── the list ───────────────────────────────────────────────────────────────

  /** A pinpoint without the word before its number: art. L. 11-1 is l 11 1. */
  const bare = (ref) => apart(fold(ref)).split(" ").filter((word) => !UNITS.has(word)).join(" ");

  const KINDS = ["Offence", "Age", "Rule"];
  const spaced = (...texts) => ` ${texts.map(spellings).join(" ")} `;
  const joined = (short) => (short ? short.replace(/[^\p{L}\p{N}]/gu, "") : "");

  /** Entries with what is shown and what is searched: title, own words, numbers. */
  const entriesOf = ({ concepts, orders, laws, instruments, norms }) => [
    ...concepts.map(([id, label, plain, more], n) => ({
      kind: "Concept", group: "Across legal orders", title: label, sub: plain, address: `concepts/${id}.html`, weight: 1.5,
      head: spaced(label), own: spaced(label, more || ""), names: [fold(label)], number: "", concepts: [], self: n,
    })),
    ...orders.map(([id, code, label, other]) => ({
      kind: "Legal order", group: label, title: label, sub: other, address: `jurisdictions/${id}/index.html`, weight: 1,
      head: spaced(label, code), own: spaced(label, code, other), number: "", concepts: [],
    })),
    ...laws.map(([order, name, short = "", english = "", number = ""]) => ({
      kind: "Law", group: orders[order][2], title: name, sub: english, address: `jurisdictions/${orders[order][0]}/index.html#laws`, weight: -2,
      head: spaced(name, english), own: spaced(name, english, short, joined(short), number), number: ` ${apart(fold(`${name} ${number}`))} `, concepts: [], order,
    })),
    ...instruments.map(([id, short, title, number]) => ({
      kind: "Instrument", group: "Across legal orders", title: short, sub: title, address: `instruments/${id}.html`, weight: 0.5,
      head: spaced(short), own: spaced(short, title, number), number: ` ${apart(fold(`${short} ${number}`))} `, concepts: [],
    })),
    ...norms.map(([kind, order, id, native, english = "", answered = "", ref = "", short = "", more = ""]) => ({
      kind: KINDS[kind], group: orders[order][2], title: native, sub: [english, `${ref} ${short}`.trim()].filter(Boolean).join(" · "),
      address: `jurisdictions/${orders[order][0]}/${kind === 0 ? `${id}.html` : `${kind === 1 ? "ages" : "rules"}.html#${id}`}`, weight: 0.3,
      head: spaced(native, english), own: spaced(native, english, short, joined(short), more), names: [fold(native), fold(english)],
      number: ` ${bare(ref)} | ${bare(more)} ${apart(fold(native))} `, concepts: answered ? answered.split(" ").map(Number) : [], order,
    })),
  ];

  let entries = null;
  let shared = null;
  // All words of all entries in one string: finding a word in it is far quicker than asking every entry.
  let text = "";
  let starts = [];

  const prepare = async () => {
    if (entries) return;
    const list = await data("lookup");
    entries = entriesOf(list);
    shared = {
      concepts: list.concepts.map(([id, label, , more]) => spaced(label, id, more || "")),
      orders: list.orders.map(([, code, label, other]) => spaced(label, code, other)),
      byConcept: list.concepts.map(() => []),
      byOrder: list.orders.map(() => []),
    };
    const parts = [];
    let length = 0;
    entries.forEach((entry, n) => {
      const part = `${entry.own}${entry.number}\n`;
      parts.push(part);
      starts.push(length);
      length += part.length;
      for (const concept of entry.concepts) shared.byConcept[concept].push(n);
      if (entry.order !== undefined) shared.byOrder[entry.order].push(n);
    });
    text = parts.join("");
  };

  /** Numbers of the entries in which a word begins so: their own words, their concepts', their legal order's. */
  const holding = (word, rated) => {
    const found = new Set();
    let entry = 0;
    for (let at = text.indexOf(` ${word}`); at >= 0; at = text.indexOf(` ${word}`, starts[entry + 1])) {
      while (entry + 1 < starts.length && starts[entry + 1] <= at) entry += 1;
      found.add(entry);
      if (entry + 1 >= starts.length) break;
    }
    rated.concepts.forEach((score, n) => { if (score) for (const one of shared.byConcept[n]) found.add(one); });
    rated.orders.forEach((score, n) => { if (score) for (const one of shared.byOrder[n]) found.add(one); });
    return found;
  };

  const rate = (text, word, whole, start) => (text.includes(` ${word} `) ? whole : text.includes(` ${word}`) ? start : 0);

  /** Entries that hold every word typed (a word may be unfinished) and the number, best first. */
  const find = (typed) => {
    const { words, number } = parse(typed);
    const plain = fold(typed).split(" ").filter(Boolean);
    if (!plain.length) return [];
    const all = [...words, ...number, ...plain];
    // What is shared by many entries is rated once a word.
    const rated = new Map(all.map((word) => [word, {
      concepts: shared.concepts.map((text) => rate(text, word, 2, 1)),
      orders: shared.orders.map((text) => rate(text, word, 2, 1)),
    }]));
    const wordScore = (entry, word) => {
      const own = Math.max(rate(entry.head, word, 5, 3.5), rate(entry.own, word, 3, 2), rate(entry.number, word, 1, 0.5));
      const common = rated.get(word);
      return Math.max(own, ...entry.concepts.map((n) => common.concepts[n]), entry.order === undefined ? 0 : common.orders[entry.order]);
    };
    const numberScore = (entry) => {
      // The longest beginning of what was typed that stands in the pinpoint; what follows must be words (c.p., StGB).
      for (let length = number.length; length > 0; length -= 1) {
        const phrase = number.slice(0, length).join(" ");
        const score = entry.number.startsWith(` ${phrase} `) ? 9 : rate(entry.number, phrase, 6, length === number.length ? 2.5 : 0);
        if (!score) continue;
        let total = score;
        for (const word of number.slice(length)) {
          const one = wordScore(entry, word);
          if (!one) { total = 0; break; }
          total += one;
        }
        if (total) return total;
      }
      return 0;
    };
    const wordsScore = (entry, wanted) => {
      let total = 0;
      for (const word of wanted) {
        const found = wordScore(entry, word);
        if (!found) return null;
        total += found;
      }
      return total;
    };
    // A number is a pinpoint, or, in a name such as "under 16", a word like others: the better reading counts.
    const scoreOf = (entry) => {
      const asWords = wordsScore(entry, plain);
      if (!number.length) return asWords;
      const [found, rest] = [numberScore(entry), wordsScore(entry, words)];
      return found && rest !== null ? Math.max(found + rest, asWords || 0) : asWords;
    };
    const whole = ` ${plain.join(" ")} `;
    const common = (wanted) => wanted.map((word) => holding(word, rated.get(word))).reduce((one, other) => new Set([...one].filter((n) => other.has(n))));
    const candidates = number.length ? new Set([...common(plain), ...common([...words, number[0]])]) : common(plain);
    const hits = [];
    for (const n of candidates) {
      const entry = entries[n];
      const score = scoreOf(entry);
      if (score === null) continue;
      const phrase = plain.length > 1 && entry.own.includes(whole) ? 4 : 0;
      const name = entry.names?.includes(whole.trim()) ? 2 : 0;
      hits.push({ score: score + entry.weight + phrase + name, entry });
    }
    return hits.sort((a, b) => b.score - a.score || a.entry.title.localeCompare(b.entry.title)).map((hit) => hit.entry);
  };

  lx.lookupTools = { fold, find, prepare };

  // ── the form ───────────────────────────────────────────────────────────────

  const MOST = 40;

  const results = (found) => {
    const groups = new Map();
    for (const entry of found.slice(0, MOST)) groups.set(entry.group, [...(groups.get(entry.group) || []), entry]);
    return [...groups].map(([name, group]) => make("li", [
      make("h2", name),
      make("ul", group.map((entry) => make("li", [
        make("a", entry.title, { href: local(entry.address) }),
        make("span", ` ${entry.kind}${entry.sub ? ` · ${entry.sub}` : ""}`, { class: "lx-sub" }),
      ]))),
    ], { class: "lx-group" }));
  };

  /** Make a form with an input, a status line and a list work; `kept` keeps what was typed in the address. */
  const start = (form, kept) => {
    const [input, list, status] = [form.querySelector("input"), form.querySelector("ul"), form.querySelector("[role=status]")];
    const update = async () => {
      const typed = input.value;
      if (kept) setState({ q: typed });
      try {
        await prepare();
      } catch {
        status.textContent = "The list of entries could not be loaded.";
        return;
      }
      if (typed !== input.value) return;
      const found = find(typed);
      list.replaceChildren(...results(found));
      if (!fold(typed)) status.textContent = "";
      else if (!found.length) status.textContent = "Nothing found. Try fewer words, the number of the article, or the English term.";
      else status.textContent = `${found.length} found${found.length > MOST ? `, the first ${MOST} shown` : ""}`;
    };
    input.addEventListener("input", update);
    input.addEventListener("focus", () => prepare().catch(() => {}), { once: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const stops = [input, ...list.querySelectorAll("a")];
      const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    });
    return { input, update };
  };

  const home = document.getElementById("lx-lookup");
  let homeInput = null;
  if (home) {
    home.hidden = false;
    const { input, update } = start(home, true);
    homeInput = input;
    input.value = parameters().get("q") || "";
    if (input.value) update();
    else if (matchMedia("(pointer: fine)").matches) input.focus({ preventScroll: true });
  }

  let dialog = null;
  const open = () => {
    if (homeInput) {
      homeInput.focus();
      homeInput.select();
      return;
    }
    if (!dialog) {
      const form = make("form", [
        make("label", "Look up an offence, an article, a term or a legal order", { for: "lx-find" }),
        make("input", "", { id: "lx-find", type: "text", inputmode: "search", autocomplete: "off", spellcheck: "false", "aria-controls": "lx-found" }),
        make("p", "", { role: "status" }), make("ul", [], { id: "lx-found" }),
      ], { class: "lx-lookup", role: "search" });
      const close = make("button", "Close", { type: "button", class: "lx-button" });
      dialog = make("dialog", make("div", [form, close], { class: "md-typeset" }), { class: "lx-dialog", "aria-label": "Look up" });
      close.addEventListener("click", () => dialog.close());
      document.body.append(dialog);
      start(form, false);
    }
    dialog.showModal();
    dialog.querySelector("input").focus();
  };

  const header = document.querySelector(".md-header__inner");
  if (header) {
    const button = make("button", ["Look up ", make("kbd", "/")], { type: "button", class: "lx-find-button", "aria-keyshortcuts": "/", "aria-label": "Look up" });
    button.addEventListener("click", open);
    header.append(button, make("a", "Help", { href: local("help.html"), class: "lx-help", "aria-label": "Help and reporting" }));
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || dialog?.open) return;
    event.preventDefault();
    open();
  });
})();
