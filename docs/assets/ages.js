// The ages page: a map of tiles for one age or one yes-or-no answer, through the years, and the matrix on a date.
"use strict";

(() => {
  const lx = window.lexatlas;
  const { make, svg, outside, dayWords, parameters, setState, asked, local, carryDate, data } = lx.ui;
  const { level, table } = lx.show;

  // One tile a legal order, about where it lies: [column, row].
  const TILES = {
    se: [6, 0], fi: [7, 0], ee: [7, 1], "gb-sct": [2, 1], "gb-nir": [1, 2], dk: [5, 2], lv: [7, 2],
    ie: [1, 3], "gb-eaw": [2, 3], nl: [4, 3], de: [5, 3], pl: [6, 3], lt: [7, 3],
    be: [3, 4], lu: [4, 4], cz: [5, 4], sk: [6, 4], fr: [3, 5], at: [5, 5], hu: [6, 5], ro: [7, 5],
    pt: [1, 6], es: [2, 6], it: [4, 6], si: [5, 6], hr: [6, 6], bg: [7, 6], mt: [4, 7], gr: [7, 7], cy: [8, 7],
  };
  const SIZE = 74;
  const SHADES = 5;
  const FIRST = 2000;

  const within = (day) => (one) => one.from <= day && (!one.to || day <= one.to);

  /** What a legal order answers on a day: status, the answers in force, and one short text. */
  const answerOn = (spans, order, index, day) => {
    const known = spans.orders[order.id];
    if (!known) return { order, status: "not-researched", versions: [], text: "" };
    const newest = new Map();
    for (const version of known.versions.filter(within(day))) if (!newest.has(version.norm)) newest.set(version.norm, version);
    const versions = [...newest.values()];
    if (versions.length) {
      const values = [...new Set(versions.map((version) => version.values[index]).filter(Boolean))];
      return { order, status: "covered", versions, text: values.join(" / ") || "no answer" };
    }
    return { order, status: known.absences.some(within(day)) ? "absent" : "no-version", versions, text: "" };
  };

  const dayBefore = (day) => new Date(Date.parse(day) - 864e5).toISOString().slice(0, 10);

  /** Since when an answer has been the same: back through the versions that join on; "by" where the law before is not recorded. */
  const sinceOf = (spans, order, index, answer) => {
    const start = (one) => one.versions.reduce((first, version) => (version.from > first.from ? version : first));
    let oldest = start(answer);
    for (;;) {
      const before = answerOn(spans, order, index, dayBefore(oldest.from));
      if (before.status !== "covered" || before.text !== answer.text) return `${oldest.known || before.status === "no-version" ? "by " : ""}${oldest.from}`;
      oldest = start(before);
    }
  };

  const WORDS = { absent: ["absent"], "not-researched": ["not", "researched"], "no-version": ["no", "version"] };

  const linesOf = (answer) => {
    if (answer.status !== "covered") return WORDS[answer.status];
    if (answer.text.length <= 8) return [answer.text];
    // Break between words, at most three lines; the full text stands in the table and in the tile's name.
    const lines = [""];
    for (const word of answer.text.replaceAll(" / ", " /\u00a0").split(" ")) {
      if ((lines.at(-1) + " " + word).trim().length <= 11) lines[lines.length - 1] = (lines.at(-1) + " " + word).trim();
      else lines.push(word);
    }
    return lines.length <= 3 ? lines : ["see table"];
  };

  const hrefOf = (spans, answer) => {
    const version = answer.versions[0];
    if (!version) return local(`jurisdictions/${answer.order.id}/index.html`);
    const norm = spans.norms[version.norm];
    return local(norm.page) + `#${norm.id}-${version.from}`;
  };

  /** Every change of the text from one year's end to the next, since 2000. */
  const changesOf = (spans, index, years, dayOf) => {
    const found = [];
    for (const order of lx.atlas.orders) {
      for (const year of years.slice(1)) {
        const [before, after] = [answerOn(spans, order, index, dayOf(year - 1)), answerOn(spans, order, index, dayOf(year))];
        if (before.status === "no-version" || after.status === "no-version") continue;
        const say = (one) => (one.status === "covered" ? one.text : lx.atlas.status[one.status]);
        if (say(before) !== say(after)) found.push({ order, year, before: say(before), after: say(after) });
      }
    }
    return found.sort((a, b) => a.year - b.year || a.order.label.localeCompare(b.order.label));
  };

  const picture = (spans, all, title, changedNow) => {
    const numbers = [...new Set(all.filter((one) => one.status === "covered").map((one) => one.text))].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    const spare = all.filter((one) => !TILES[one.order.id]);
    const rows = 8 + Math.ceil(spare.length / 9);
    const tiles = all.map((answer) => {
      const [column, row] = TILES[answer.order.id] || [spare.indexOf(answer) % 9, 8 + Math.floor(spare.indexOf(answer) / 9)];
      const lines = linesOf(answer);
      const short = lines.length === 1 && lines[0].length <= 3;
      const says = answer.status === "covered" ? answer.text : lx.atlas.status[answer.status];
      const changed = changedNow.has(answer.order.id);
      const shade = numbers.length > 1 ? Math.round(numbers.indexOf(answer.text) * (SHADES - 1) / (numbers.length - 1)) : 2;
      return svg("a", { href: hrefOf(spans, answer), "aria-label": `${answer.order.label}: ${says}${changed ? ", changed this year" : ""}`, transform: `translate(${column * SIZE} ${row * SIZE})`, "data-lx-order": answer.order.id }, [
        svg("rect", { x: 2, y: 2, width: SIZE - 4, height: SIZE - 4, rx: 5, class: answer.status === "covered" ? `lx-tile lx-shade-${shade}` : `lx-tile lx-tile-${answer.status}` }),
        svg("text", { x: 8, y: 17, class: "lx-tile-code" }, answer.order.code.replace("GB-", "")),
        changed && svg("text", { x: SIZE - 8, y: 17, "text-anchor": "end", class: "lx-tile-code" }, "changed"),
        ...lines.map((line, n) => svg("text", { x: SIZE / 2, y: short ? 50 : 44 + (n - (lines.length - 1) / 2) * 13, "text-anchor": "middle", class: short ? "lx-tile-big" : answer.status === "covered" ? "lx-tile-text" : "lx-tile-status" }, line)),
      ]);
    });
    const dots = svg("pattern", { id: "lx-dots", width: 8, height: 8, patternUnits: "userSpaceOnUse" }, svg("circle", { cx: 2, cy: 2, r: 1, class: "lx-dot" }));
    const lines = svg("pattern", { id: "lx-lines", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("line", { x1: 0, x2: 0, y1: 0, y2: 7, class: "lx-hatch" }));
    return svg("svg", { viewBox: `0 0 ${9 * SIZE} ${rows * SIZE}`, role: "group", "aria-label": title, class: "lx-tiles" }, [svg("defs", {}, [dots, lines]), ...tiles]);
  };

  const beside = (spans, all, title, index) => table(title, ["Legal order", "Answer", "This answer since", "Provision"].map((text) => make("th", text, { scope: "col" })), all.map((answer) => make("tr", [
    make("td", make("a", answer.order.label, { href: local(`jurisdictions/${answer.order.id}/index.html`) })),
    make("td", answer.status === "covered" ? make("strong", answer.text) : make("span", lx.atlas.status[answer.status], { class: `lx-${answer.status}` })),
    make("td", answer.versions.length ? sinceOf(spans, answer.order, index, answer) : "", { class: "lx-date" }),
    make("td", answer.versions.map((version) => make("div", [outside(spans.at[version.at][1], spans.at[version.at][0]), " ", level(version.level)]))),
  ])), "lx-beside");

  // ── the matrix of all ages on a date ───────────────────────────────────────

  lx.agesTable = async (on) => {
    await data("atlas");
    const concepts = lx.atlas.concepts.filter((concept) => concept.kind === "age");
    const spans = await Promise.all(concepts.map((concept) => data(`span/${concept.id}`)));
    const missing = [];
    const rows = lx.atlas.orders.map((order) => make("tr", [
      make("td", make("a", order.label, { href: local(`jurisdictions/${order.id}/index.html`, on) })),
      ...spans.map((one, n) => {
        const answer = answerOn(one, order, 0, on);
        if (answer.status === "no-version") missing.push(`${order.label} (${concepts[n].label})`);
        if (!answer.versions.length) return make("td", make("span", lx.atlas.status[answer.status], { class: `lx-${answer.status}` }));
        return make("td", answer.versions.map((version) => make("div", [
          make("a", version.values[0], { href: local(one.norms[version.norm].page, on) + `#${one.norms[version.norm].id}-${version.from}` }), make("br"),
          make("small", one.at[version.at][0]), version.to && make("small", ` until ${version.to}`, { class: "lx-note" }),
        ])));
      }),
    ]));
    document.querySelector("#matrix ~ .lx-table tbody").replaceChildren(...rows);
    return missing;
  };

  // ── the tool ───────────────────────────────────────────────────────────────

  lx.ages = async (place) => {
    await data("atlas");
    const built = lx.atlas.built;
    const last = Number(built.slice(0, 4));
    const years = Array.from({ length: last - FIRST + 1 }, (_, n) => FIRST + n);
    const dayOf = (year) => (year >= last ? built : `${year}-12-31`);

    const choice = make("select", Object.entries(lx.atlas.groups).map(([group, title]) => make("optgroup",
      lx.atlas.concepts.filter((concept) => concept.group === group).flatMap((concept) => concept.measures.map(([id, label]) =>
        make("option", id === "answer" ? concept.label : `${concept.label}: ${label}`, { value: `${concept.id}.${id}` }))), { label: title })), { id: "lx-measure" });
    const wanted = parameters().get("map");
    choice.value = wanted || "age-of-sexual-consent.answer";
    if (choice.selectedIndex < 0) choice.value = "age-of-sexual-consent.answer";

    const slider = make("input", "", { type: "range", id: "lx-year", min: FIRST, max: last, step: 1 });
    const shown = make("output", "", { for: "lx-year" });
    const title = make("h2", "", { id: "map" });
    const question = make("p");
    const [map, list, changes] = [make("div", "", { class: "lx-map" }), make("div"), make("div")];
    place.replaceChildren(
      title, make("form", [
        make("label", "Show", { for: "lx-measure" }), choice,
        make("span", [make("label", "Through the years", { for: "lx-year" }), slider, shown], { class: "lx-years" }),
      ], { class: "lx-asat", "aria-label": "Map" }),
      question, make("div", [map, list], { class: "lx-map-beside" }), changes,
    );

    const start = asked() || built;
    let day = start;
    slider.value = Math.max(FIRST, Math.min(last, Number(start.slice(0, 4))));

    const update = async () => {
      const [conceptId, measure] = choice.value.split(".");
      const spans = await data(`span/${conceptId}`);
      const index = Math.max(0, spans.measures.findIndex((one) => one.id === measure));
      const concept = lx.model.conceptOf(conceptId);
      const all = lx.atlas.orders.map((order) => answerOn(spans, order, index, day));
      const name = measure === "answer" ? concept.label : `${concept.label}: ${spans.measures[index].label}`;
      const moves = changesOf(spans, index, years, dayOf);
      const changedNow = new Set(moves.filter((one) => one.year === Number(day.slice(0, 4)) && (day >= dayOf(one.year))).map((one) => one.order.id));
      title.textContent = name;
      shown.textContent = dayWords(day);
      slider.setAttribute("aria-valuetext", dayWords(day));
      question.replaceChildren(`${spans.measures[index].question} The law on ${dayWords(day)}. Only what is written in a tile counts; a shade is only there to tell answers apart. `, make("a", "The concept and its line", { href: local(`concepts/${conceptId}.html`) }));
      map.replaceChildren(picture(spans, all, `Map: ${name} on ${dayWords(day)}`, changedNow));
      list.replaceChildren(beside(spans, all, `${name} on ${dayWords(day)}`, index));
      changes.replaceChildren(make("h3", `Changes since ${FIRST}`), moves.length ? make("ul", moves.map((one) => {
        const go = make("button", String(one.year), { type: "button", class: "lx-year", "aria-label": `${one.year}: show the map of that year` });
        go.addEventListener("click", () => { slider.value = one.year; moved(); slider.focus(); });
        return make("li", [go, ` ${one.order.label}: ${one.before} → ${one.after}`]);
      })) : make("p", "No recorded change. That says nothing about legal orders that were not researched, nor about years before their records begin."));
      place.dataset.lxOn = day;
    };

    const moved = async () => {
      day = dayOf(Number(slider.value));
      const on = day === built ? null : day;
      setState({ on });
      lx.ui.showDate(on);
      await update();
      lx.ui.warnMissing(await lx.agesTable(day));
      carryDate(on);
    };

    choice.addEventListener("change", () => { setState({ map: choice.value }); update(); });
    slider.addEventListener("input", () => { shown.textContent = dayWords(dayOf(Number(slider.value))); });
    slider.addEventListener("change", moved);
    place.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    await update();
  };
})();
