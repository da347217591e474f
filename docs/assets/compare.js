// Compare: any legal orders, any concepts, on a date. The state is in the address.
"use strict";

(() => {
  const lx = window.lexatlas;
  const { make, svg, outside, dayWords, parameters, isDay, setState, local, data, copy } = lx.ui;
  const { answers, provisions, level, doubtMark, table } = lx.show;

  const listed = (name) => (parameters().get(name) || "").split(",").map((part) => part.trim().toLowerCase()).filter(Boolean);

  // ── what is chosen ─────────────────────────────────────────────────────────

  const readState = () => {
    const given = parameters().get("on");
    return {
      orders: listed("in").filter((id) => lx.model.orderOf(id)),
      concepts: listed("concept").filter((id) => lx.model.conceptOf(id)),
      unknown: [...listed("in").filter((id) => !lx.model.orderOf(id)), ...listed("concept").filter((id) => !lx.model.conceptOf(id))],
      on: isDay(given) ? given : lx.atlas.built,
      badDay: given && !isDay(given) ? given : "",
      equal: parameters().get("equal") !== "hidden",
    };
  };

  const writeState = (state) => setState({
    in: state.orders.join(","), concept: state.concepts.join(","),
    on: state.on === lx.atlas.built ? "" : state.on, equal: state.equal ? "" : "hidden",
  });

  const check = (name, value, label, chosen, hint) => make("label", [
    make("input", "", { type: "checkbox", name, value, checked: chosen }), make("span", [label, hint && make("small", hint)]),
  ], { class: "lx-check" });

  const chooser = (title, name, chosen, parts) => {
    const count = make("span", "", { class: "lx-count" });
    const box = make("details", [make("summary", [title, " ", count]), make("div", parts, { class: "lx-choices" })], { class: "lx-chooser", "data-lx-name": name });
    box.open = !chosen.length;
    return box;
  };

  const form = (state) => {
    const orders = chooser("Legal orders", "in", state.orders, make("div", lx.atlas.orders.map((order) =>
      check("in", order.id, order.label, state.orders.includes(order.id), order.known.length ? "" : "not researched")), { class: "lx-grid" }));
    const concepts = chooser("Concepts", "concept", state.concepts, Object.entries(lx.atlas.groups).map(([group, title]) => make("fieldset", [
      make("legend", title),
      make("div", lx.atlas.concepts.filter((c) => c.group === group).map((c) => check("concept", c.id, c.label, state.concepts.includes(c.id))), { class: "lx-grid" }),
    ])));
    return make("form", [
      orders, concepts,
      make("div", [
        make("label", "The law on", { for: "lx-on" }),
        make("input", "", { type: "date", id: "lx-on", name: "on", value: state.on, min: "1800-01-01", max: "2100-12-31", required: true }),
        make("button", "Today", { type: "button", class: "lx-today" }),
        check("equal", "shown", "Show rows with equal answers", state.equal),
      ], { class: "lx-asat" }),
    ], { class: "lx-form", "aria-label": "What to compare" });
  };

  // ── the penalties as a picture ─────────────────────────────────────────────

  const months = (value) => {
    const [, years = 0, number = 0, weeks = 0, days = 0] = value.match(/^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/) || [];
    return years * 12 + Number(number) + (weeks * 7 + Number(days)) / 30.44;
  };

  /** Ranges of imprisonment of the basic case and the greatest of any case, in the order of the table. */
  const ranges = (compared) => {
    const rowOf = (attribute) => compared.rows.find((row) => row.attribute === attribute);
    const [low, high] = [rowOf("min-imprisonment"), rowOf("max-imprisonment")];
    if (!high && !low) return [];
    return compared.standings.flatMap((now, n) => now.versions.map((version) => {
      const of = (row) => (row ? row.cells[n].filter((cell) => cell.record === version.norm) : []);
      const least = of(low).find((cell) => cell.case === "basic");
      const most = of(high).find((cell) => cell.case === "basic");
      const greatest = of(high).reduce((top, cell) => (!top || top.value !== "life" && (cell.value === "life" || months(cell.value) > months(top.value)) ? cell : top), null);
      return { now, version, least, most, greatest };
    })).filter((one) => one.least || one.most || one.greatest);
  };

  const chart = (compared) => {
    const found = ranges(compared);
    if (!found.length) return null;
    const years = found.flatMap((one) => [one.least, one.most, one.greatest]).filter((cell) => cell && cell.value !== "life").map((cell) => months(cell.value) / 12);
    const life = found.some((one) => one.greatest?.value === "life" || one.most?.value === "life");
    const top = Math.max(5, Math.ceil(Math.max(0, ...years) / 5) * 5);
    const [left, width, step] = [8, 620, 46];
    const full = life ? width - 50 : width;
    const x = (cell) => left + (cell.value === "life" ? width : (months(cell.value) / 12) / top * full);
    const height = found.length * step + 30;
    const words = ({ least, most, greatest }) => {
      const basic = most ? (least ? (least.words === most.words ? most.words : `${least.words} to ${most.words}`) : `up to ${most.words}`) : least ? `at least ${least.words}` : "see the provision";
      return basic + (greatest && (!most || greatest.value !== most.value) ? `; gravest case up to ${greatest.words}` : "");
    };
    const parts = [];
    const ticks = Array.from({ length: top / 5 + 1 }, (_, n) => n * 5).filter((tick) => top <= 20 || tick % 10 === 0);
    for (const tick of ticks) {
      const at = left + tick / top * full;
      parts.push(svg("line", { x1: at, x2: at, y1: 0, y2: height - 22, class: "lx-axis" }), svg("text", { x: at, y: height - 6, "text-anchor": tick ? "middle" : "start", class: "lx-tick" }, tick ? `${tick} y` : "0"));
    }
    if (life) parts.push(svg("line", { x1: left + width, x2: left + width, y1: 0, y2: height - 22, class: "lx-axis" }), svg("text", { x: left + width, y: height - 6, "text-anchor": "end", class: "lx-tick" }, "life"));
    found.forEach((one, n) => {
      const y = n * step;
      const title = one.version.name.length > 44 ? `${one.version.name.slice(0, 43)}…` : one.version.name;
      parts.push(svg("text", { x: left, y: y + 15, class: "lx-bar-name" }, `${one.now.order.code} · ${title}: ${words(one)}`));
      if (one.greatest) parts.push(svg("rect", { x: left, y: y + 28, width: Math.max(2, x(one.greatest) - left), height: 2, class: "lx-bar-gravest" }));
      const start = one.least ? x(one.least) : left;
      if (one.most) parts.push(svg("rect", { x: start, y: y + 22, width: Math.max(3, x(one.most) - start), height: 14, rx: 2, class: "lx-bar" }));
      else if (one.least) parts.push(svg("circle", { cx: start, cy: y + 29, r: 5, class: "lx-bar" }));
    });
    const name = `Imprisonment, ${compared.concept.label}. ` + found.map((one) => `${one.now.order.label}, ${one.version.label}: ${words(one)}.`).join(" ");
    return make("figure", [
      make("div", svg("svg", { viewBox: `0 0 ${width + 2 * left} ${height}`, role: "img", "aria-label": name }, parts), { class: "lx-scroll", tabindex: "0", role: "region", "aria-label": `Penalties as a picture: ${compared.concept.label}` }),
      make("figcaption", "Imprisonment in years: the bar is the basic case, from the least to the greatest term; the thin line reaches to the gravest case. In the order chosen above."),
    ], { class: "lx-chart" });
  };

  // ── the answer ─────────────────────────────────────────────────────────────

  const rowHead = (label, question, mark) => make("th", [make("span", label, { class: "lx-question" }), mark, question && make("small", question)], { scope: "row" });

  const differs = () => make("span", "≠ differs", { class: "lx-differs" });

  const exemptions = (now) => now.versions.map((version) => make("div", [
    now.versions.length > 1 && make("small", version.name, { lang: version.lang, class: "lx-of" }),
    !version.exemptions.length && "none in the provision",
    version.exemptions.map(([name, when, unless, effect, at, note, doubt]) => make("div", [
      make("strong", `${name}: ${effect}`), when && make("small", when, { class: "lx-note" }), unless && make("small", `Not if: ${unless}`, { class: "lx-note" }),
      make("span", [outside(now.at[at][1], now.at[at][0]), " ", level(version.level)], { class: "lx-proof" }), note && make("small", note, { class: "lx-note" }), doubt && doubtMark(doubt),
    ], { class: "lx-answer" })),
  ], { class: "lx-answer" }));

  const section = (compared, on) => {
    const { concept, standings, rows } = compared;
    const head = [make("th", "Question", { scope: "col" }), ...standings.map((now) => make("th", make("a", `${now.order.label} (${now.order.code})`, { href: local(`jurisdictions/${now.order.id}/index.html`, on === lx.atlas.built ? null : on) }), { scope: "col" }))];
    const covered = standings.some((now) => now.versions.length);
    const body = [
      make("tr", [rowHead("Provision", "", new Set(standings.map((now) => now.status)).size > 1 && differs()), ...standings.map((now) => make("td", provisions(now)))]),
      covered && make("tr", [rowHead("In our words", "Who does what, to whom, by what means, with what intent?"), ...standings.map((now) => make("td", now.versions.map((v) =>
        make("p", [now.versions.length > 1 && make("small", v.name, { lang: v.lang, class: "lx-of" }), v.summary]))))]),
      ...rows.map((row) => make("tr", [
        rowHead(row.label, row.question, row.differs ? differs() : standings.length > 1 && make("span", row.answered === 1 ? "one answer" : "same", { class: "lx-same" })),
        ...row.cells.map((cells, n) => make("td", cells.length ? answers(cells, standings[n].versions.length > 1) : make("span", "no answer recorded", { class: "lx-none" }))),
      ], { "data-lx-attribute": row.attribute, class: !row.differs && row.answered > 1 ? "lx-equal" : null })),
      covered && concept.kind === "offence" && make("tr", [rowHead("Exemptions and defences", "Whom does the offence, or its punishment, not reach?"), ...standings.map((now) => make("td", exemptions(now)))]),
    ].filter(Boolean);
    return make("section", [
      make("h2", make("a", concept.label, { href: local(`concepts/${concept.id}.html`, on === lx.atlas.built ? null : on) }), { id: concept.id }),
      table(`${concept.label}, compared`, head, body, "lx-compare lx-side"),
      concept.kind === "offence" && chart(compared),
      officialTexts(compared),
    ], { "aria-label": concept.label, "data-lx-concept": concept.id });
  };

  /** On paper links cannot be followed: every official text once, with its address. */
  const officialTexts = (compared) => {
    const found = new Map();
    for (const now of compared.standings) for (const version of now.versions) found.set(now.at[version.at][0], now.at[version.at][1]);
    for (const cell of compared.rows.flatMap((row) => row.cells.flat())) found.set(cell.citation, cell.url);
    return make("div", [make("h3", "Official texts"), make("ul", [...found].filter(([, url]) => url).map(([citation, url]) => make("li", `${citation}: ${url}`)))], { class: "lx-paper" });
  };

  // ── to take away ───────────────────────────────────────────────────────────

  const COLUMNS = ["concept", "attribute", "jurisdiction", "status", "record", "case", "value", "words", "provision", "url", "in_force_from", "in_force_to", "verification", "note", "doubt"];

  const asRows = (all) => all.flatMap(({ concept, standings, rows }) => [
    ...standings.filter((now) => !now.versions.length && !now.absence).map((now) => [concept.id, "", now.order.id, now.status, "", "", "", "", "", "", "", "", "", now.reason, ""]),
    ...rows.flatMap((row) => row.cells.flatMap((cells, n) => cells.map((c) =>
      [concept.id, row.attribute, standings[n].order.id, standings[n].status, c.record, c.case, c.value, c.words, c.citation, c.url, c.from, c.to, c.level, c.note, c.doubt]))),
  ]);

  // A spreadsheet must not take a text for a formula.
  const csvCell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const asCsv = (all) => [COLUMNS, ...asRows(all)].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";

  const mdText = (text) => text.replace(/[\\`*_[\]<>|]/g, "\\$&").replace(/\s+/g, " ");
  const mdCell = (cells, several) => cells.map((c) =>
    `${several ? `${mdText(c.name)}: ` : ""}${c.case === "basic" ? "" : `${mdText(c.case)}: `}**${mdText(c.words)}** ${c.url ? `[${mdText(c.citation)}](${c.url})` : mdText(c.citation)}${c.doubt ? ` (doubt: ${mdText(c.doubt)})` : ""}`).join("<br>");
  const asMarkdown = (all, on) => all.map(({ concept, standings, rows }) => [
    `## ${mdText(concept.label)}: the law on ${dayWords(on)}`, "",
    `| Question | ${standings.map((now) => mdText(now.order.label)).join(" | ")} |`, `|${" --- |".repeat(standings.length + 1)}`,
    `| Provision | ${standings.map((now) => now.versions.map((v) => mdText(`${v.name}, ${now.at[v.at][0]}`)).join("<br>") || mdText(`${lx.atlas.status[now.status]}: ${now.reason}`)).join(" | ")} |`,
    ...rows.map((row) => `| ${mdText(row.label)}${row.differs ? " (differs)" : ""} | ${row.cells.map((cells, n) => mdCell(cells, standings[n].versions.length > 1)).join(" | ")} |`),
  ].join("\n")).join("\n\n") + `\n\nLexatlas, ${location.href}. Information, not legal advice.\n`;

  const takeAway = (all, state) => {
    const button = (text, act) => {
      const one = make("button", text, { type: "button", class: "lx-button" });
      one.addEventListener("click", () => act(one));
      return one;
    };
    return make("div", [
      button("Copy link", (one) => copy(location.href, one)),
      button("Copy as table", (one) => copy(asMarkdown(all, state.on), one)),
      button("Copy as CSV", (one) => copy(asCsv(all), one)),
      button("Download CSV", () => {
        const address = URL.createObjectURL(new Blob(["\ufeff", asCsv(all)], { type: "text/csv;charset=utf-8" }));
        const link = make("a", "", { href: address, download: `lexatlas-${state.concepts[0]}-${state.on}.csv` });
        document.body.append(link);
        link.click();
        link.remove();
        setTimeout(() => URL.revokeObjectURL(address), 1000);
      }),
      button("Print", () => window.print()),
    ], { class: "lx-actions", role: "group", "aria-label": "Take the answer away" });
  };

  /** Date, address and disclaimer at the foot of every printed page (where the browser can), and at the end. */
  const foot = make("p", "", { class: "lx-print-foot" });
  const sheet = new CSSStyleSheet();
  const printFoot = (state) => {
    const text = `Lexatlas · the law on ${dayWords(state.on)} · data of ${dayWords(lx.atlas.built)} · ${location.href} · Information, not legal advice; the authentic text decides.`;
    foot.textContent = text;
    const quoted = `"${text.replace(/["\\]/g, "\\$&").replace(/[\n\r]/g, " ")}"`;
    sheet.replaceSync(`@page { size: A4 landscape; margin: 12mm 12mm 18mm; @bottom-left { content: ${quoted}; font: 7pt sans-serif; width: 90%; } @bottom-right { content: counter(page) " / " counter(pages); font: 7pt sans-serif; } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== sheet), sheet];
  };

  lx.compare = async (place) => {
    await data("atlas");
    let state = readState();
    let turn = 0;
    const status = make("p", "", { role: "status", class: "lx-status" });
    const result = make("div", "", { class: "lx-result" });
    const controls = form(state);
    place.replaceChildren(controls, status, result, foot);

    const count = () => {
      for (const [name, chosen, what] of [["in", state.orders, lx.model.orderOf], ["concept", state.concepts, lx.model.conceptOf]]) {
        controls.querySelector(`[data-lx-name="${name}"] .lx-count`).textContent = chosen.length ? chosen.map((id) => what(id).label).join(", ") : "none chosen yet";
      }
    };

    const update = async () => {
      const mine = ++turn;
      count();
      result.classList.toggle("lx-only-different", !state.equal);
      if (!state.orders.length || !state.concepts.length) {
        result.replaceChildren();
        status.textContent = "Choose at least one legal order and one concept.";
        return;
      }
      try {
        await lx.model.ready(state.orders, state.concepts);
      } catch (error) {
        status.textContent = `The law could not be loaded: ${error.message}.`;
        return;
      }
      if (mine !== turn) return;
      const all = state.concepts.map((concept) => lx.model.compare(concept, state.orders, state.on));
      const different = all.flatMap((one) => one.rows).filter((row) => row.differs).length;
      const rows = all.flatMap((one) => one.rows).length;
      const missing = all.flatMap((one) => one.standings.filter((now) => now.status === "no-version").map((now) => `${now.order.label}: ${one.concept.label}`));
      status.textContent = `The law on ${dayWords(state.on)}: ${rows === 1 ? "1 question" : `${rows} questions`} answered, ${different} with differences.`;
      printFoot(state);
      result.replaceChildren(
        make("div", [
          state.unknown.length > 0 && make("p", `Unknown in this address: ${state.unknown.join(", ")}.`, { class: "lx-missing" }),
          state.badDay && make("p", `“${state.badDay}” is no date; shown is the law on ${dayWords(state.on)}.`, { class: "lx-missing" }),
          state.on > lx.atlas.built && make("p", `This copy was made on ${dayWords(lx.atlas.built)}: of later law it knows only what had been enacted and recorded by then.`, { class: "lx-missing" }),
          missing.length > 0 && make("p", `No version is recorded for this date (${missing.join("; ")}). Nothing can be concluded from that.`, { class: "lx-missing" }),
        ]),
        takeAway(all, state),
        ...all.map((compared) => section(compared, state.on)),
      );
      result.dataset.lxOn = state.on;
    };

    const chosen = (name) => [...controls.querySelectorAll(`input[name="${name}"]:checked`)].map((input) => input.value);
    // What was chosen first stands first; the address keeps that order.
    const kept = (before, now) => [...before.filter((id) => now.includes(id)), ...now.filter((id) => !before.includes(id))];
    const changed = () => {
      const day = controls.querySelector("#lx-on").value;
      state = {
        orders: kept(state.orders, chosen("in")), concepts: kept(state.concepts, chosen("concept")), unknown: [], badDay: "",
        on: isDay(day) && day >= "1800" ? day : state.on, equal: chosen("equal").length > 0,
      };
      writeState(state);
      update();
    };
    controls.addEventListener("change", changed);
    controls.addEventListener("submit", (event) => {
      event.preventDefault();
      changed();
    });
    controls.querySelector(".lx-today").addEventListener("click", () => {
      controls.querySelector("#lx-on").value = lx.atlas.built;
      changed();
    });
    // On paper nothing stays folded.
    window.addEventListener("beforeprint", () => { for (const one of result.querySelectorAll("details")) one.open = true; });
    await update();
  };
})();
