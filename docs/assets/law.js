// What the law was on a day, from the data that scripts/lexatlas/site/standings.py writes. The same answers
// as `standing` and `compare` in scripts/lexatlas/law.py (a test holds them against each other on every record).
"use strict";

(() => {
  const lx = window.lexatlas;
  const { make, outside, dayWords, periodWords, local, data } = lx.ui;

  // ── the law on a day ───────────────────────────────────────────────────────

  const orderOf = (id) => lx.atlas.orders.find((order) => order.id === id);
  const conceptOf = (id) => lx.atlas.concepts.find((concept) => concept.id === id);

  /** Load what is recorded of these legal orders and concepts. */
  const ready = async (orders, concepts) => {
    await data("atlas");
    const wanted = orders.map(orderOf).filter(Boolean)
      .flatMap((order) => concepts.filter((c) => order.known.includes(c)).map((c) => `law/${order.id}/${c}`));
    await Promise.all(wanted.map(data));
  };

  const within = (day) => (one) => one.from <= day && (!one.to || day <= one.to);

  /** The newest version of each norm that holds the day, in the order of the records. */
  const inForce = (versions, day) => {
    const found = new Map();
    for (const version of versions.filter(within(day))) if (!found.has(version.norm)) found.set(version.norm, version);
    return [...found.values()];
  };

  /** How a legal order answers a concept on a day: covered, absent, no-version or not-researched, and why. */
  const standing = (orderId, conceptId, day) => {
    const order = orderOf(orderId);
    const record = lx[`law/${orderId}/${conceptId}`];
    const base = { order, concept: conceptOf(conceptId), day, versions: [], absence: null, reason: "", at: record?.at || [] };
    if (!record) return { ...base, status: "not-researched", reason: order.reasons[conceptId] || order.reason };
    const versions = inForce(record.versions, day);
    if (versions.length) return { ...base, status: "covered", versions };
    const absence = record.absences.find(within(day));
    if (absence) return { ...base, status: "absent", absence, reason: absence.summary };
    const first = record.versions.map((v) => v.from).sort()[0];
    return { ...base, status: "no-version", reason: first && day < first ? `The records begin on ${first}.` : "No version is recorded for this date." };
  };

  const cellsOf = (now, attribute) =>
    (now.absence ? [now.absence] : now.versions).flatMap((source) => source.cells.filter(([asked]) => asked === attribute)
      .map(([, chosen, value, words, at, note = "", doubt = ""]) => ({
        record: source.norm || "", name: source.name || "", lang: source.lang, case: chosen, value, words,
        citation: now.at[at][0], url: now.at[at][1], level: source.level, note, doubt, from: source.from, to: source.to || "",
      })));

  /** A concept across legal orders on a day: question by question, and whether the answers differ. */
  const compare = (conceptId, orders, day) => {
    const concept = conceptOf(conceptId);
    const standings = orders.map((order) => standing(order, conceptId, day));
    const rows = [];
    for (const attribute of concept.asked) {
      const cells = standings.map((now) => cellsOf(now, attribute));
      const answered = cells.filter((one) => one.length);
      if (!answered.length) continue;
      const kinds = new Set(answered.map((one) => JSON.stringify([...new Set(one.map((cell) => cell.value))].sort())));
      const { label, question } = lx.atlas.attributes[attribute];
      rows.push({ attribute, label, question, cells, differs: kinds.size > 1, answered: answered.length });
    }
    return { concept, day, standings, rows };
  };

  // ── pieces of a page ───────────────────────────────────────────────────────

  const LEVELS = { "primary-read": "read once", "second-read": "read twice", "expert-review": "reviewed", unverified: "not read" };

  /** To what level something was checked, in words, with the long form for who asks. */
  const level = (name) => make("span", LEVELS[name] || name, { class: `lx-level lx-${name}`, title: lx.atlas.levels[name] || name });

  /** How a legal order stands where there is no answer. */
  const status = (now) => make("span", lx.atlas.status[now.status], { class: `lx-${now.status}` });

  const doubtMark = (text) => make("details", [make("summary", "doubt", { class: "lx-doubt" }), make("p", text)], { class: "lx-more" });

  /** The link to a record as it stood: its own name, in its own language. */
  const recordLink = (version) =>
    make("a", version.name, { href: local(version.page) + `#${version.norm}-${version.from}`, lang: version.lang });

  const proof = (cell, several) => [
    several && make("small", cell.name, { lang: cell.lang, class: "lx-of" }),
    make("span", [outside(cell.url, cell.citation), " ", level(cell.level)], { class: "lx-proof" }),
    cell.note && make("small", cell.note, { class: "lx-note" }),
    cell.doubt && doubtMark(cell.doubt),
  ];

  /** Answers in the same words stand under them once, each with its pinpoint, official link, level, note and doubt. */
  const listed = (cells, several) => {
    const groups = new Map();
    for (const cell of cells) {
      const name = `${cell.case}|${cell.words}`;
      groups.set(name, [...(groups.get(name) || []), cell]);
    }
    return [...groups.values()].map((group) => make("div", [
      group[0].case !== "basic" && make("small", group[0].case.replaceAll("-", " "), { class: "lx-of" }),
      make("strong", group[0].words),
      ...group.map((cell) => proof(cell, several)),
    ], { class: "lx-answer" }));
  };

  /** All answers to a question: the basic cases in sight, many further cases folded away. */
  const answers = (cells, several) => {
    const further = cells.filter((cell) => cell.case !== "basic");
    if (further.length <= 1) return listed(cells, several);
    const folded = make("details", [make("summary", `${further.length} further cases`), ...listed(further, several)], { class: "lx-more" });
    return [...listed(cells.filter((cell) => cell.case === "basic"), several), folded];
  };

  /** What a legal order has for a concept: its provisions with period and level, or why there are none. */
  const provisions = (now) => {
    if (!now.versions.length) {
      return [
        status(now), make("p", now.reason, { class: "lx-reason" }),
        now.absence && make("p", [`Recorded ${periodWords(now.absence)}. `, level(now.absence.level)], { class: "lx-proof" }),
        now.absence?.instead.length > 0 && make("p", `May be reached by: ${now.absence.instead.join("; ")}`, { class: "lx-reason" }),
        now.status === "no-version" && make("p", "Nothing can be concluded from that.", { class: "lx-reason" }),
        now.absence?.doubts.map(doubtMark),
      ];
    }
    return now.versions.map((version) => make("div", [
      recordLink(version), version.label !== version.name && make("small", version.label, { class: "lx-of" }),
      make("span", [outside(now.at[version.at][1], now.at[version.at][0]), " ", level(version.level)], { class: "lx-proof" }),
      make("small", `In force ${periodWords(version)}`, { class: "lx-note" }),
      version.doubts.length > 0 && make("details", [
        make("summary", version.doubts.length === 1 ? "1 doubt" : `${version.doubts.length} doubts`, { class: "lx-doubt" }),
        make("ul", version.doubts.map((doubt) => make("li", doubt))),
      ], { class: "lx-more" }),
    ], { class: "lx-answer" }));
  };

  /** A table in a region that scrolls by itself. */
  const table = (caption, head, body, css = "") => make("div", make("table", [
    make("thead", make("tr", head)), make("tbody", body),
  ]), { class: `lx-table ${css}`, role: "region", "aria-label": caption, tabindex: "0" });

  lx.model = { ready, standing, compare, inForce, within, orderOf, conceptOf };
  lx.show = { level, status, doubtMark, recordLink, answers, provisions, table, dayWords };
})();
