// The law on another date than the site's own: tables of a page written anew from the records of that day.
"use strict";

(() => {
  const lx = window.lexatlas;
  const { make, outside, dayWords, local, carryDate, data } = lx.ui;
  const { level, status, recordLink, answers, provisions, table } = lx.show;

  /** Everything from a heading up to the next of its kind, taken out, so that something else can stand there. */
  const clear = (heading) => {
    while (heading.nextElementSibling && heading.nextElementSibling.tagName !== "H2") heading.nextElementSibling.remove();
  };

  const warn = (standings) => lx.ui.warnMissing(standings.filter((now) => now.status === "no-version").map((now) => now.label));

  const since = (version) => [
    make("span", `${version.known ? "by " : ""}${version.from}`, { class: "lx-date" }),
    version.to ? make("small", `until ${version.to}`, { class: "lx-note" }) : make("small", "still in force", { class: "lx-note" }),
  ];

  /** A legal order's profile: concept by concept. */
  const profile = async (id, on) => {
    await data("atlas");
    await lx.model.ready([id], lx.model.orderOf(id).known);
    const stands = [];
    for (const group of Object.keys(lx.atlas.groups)) {
      const body = document.getElementById(group)?.nextElementSibling?.querySelector("tbody");
      if (!body) continue;
      const rows = [];
      for (const concept of lx.atlas.concepts.filter((one) => one.group === group)) {
        const now = lx.model.standing(id, concept.id, on);
        stands.push({ ...now, label: concept.label });
        const name = () => make("td", make("a", concept.label, { href: local(`concepts/${concept.id}.html`) }));
        for (const version of now.versions) {
          rows.push(make("tr", [
            name(),
            make("td", [recordLink(version), make("br"), outside(now.at[version.at][1], now.at[version.at][0])]),
            make("td", version.short), make("td", since(version)),
            make("td", [level(version.level), version.doubts.length > 0 && [" ", make("span", "doubt", { class: "lx-doubt" })]]),
          ]));
        }
        if (!now.versions.length) {
          const instead = now.absence?.instead.length ? make("small", `May be reached by: ${now.absence.instead.join("; ")}`, { class: "lx-note" }) : "";
          rows.push(make("tr", [name(), make("td", status(now)), make("td", [now.reason, instead]), make("td", now.absence ? since(now.absence) : ""), make("td", now.absence ? level(now.absence.level) : "")]));
        }
      }
      body.replaceChildren(...rows);
    }
    warn(stands);
  };

  /** A concept: every legal order, question by question. */
  const concept = async (id, on) => {
    await data("atlas");
    const known = lx.atlas.orders.filter((order) => order.known.includes(id));
    await lx.model.ready(known.map((order) => order.id), [id]);
    const heading = document.getElementById("comparison");
    clear(heading);
    const compared = lx.model.compare(id, known.map((order) => order.id), on);
    const columns = compared.rows.filter((row) => !["list-offence", "criminalised"].includes(row.attribute));
    const head = ["Legal order", "Provision", ...columns.map((row) => row.label)].map((text) => make("th", text, { scope: "col" }));
    const body = compared.standings.map((now, n) => make("tr", [
      make("td", make("a", now.order.label, { href: local(`jurisdictions/${now.order.id}/index.html`) })),
      make("td", provisions(now), now.versions.length ? {} : { colspan: columns.length + 1 }),
      now.versions.length > 0 && columns.map((row) => make("td", answers(row.cells[n], now.versions.length > 1))),
    ]));
    const unread = lx.atlas.orders.filter((order) => !order.known.includes(id)).map((order) => order.label);
    const parts = [
      known.length > 0 && make("p", `The law on ${dayWords(on)}.`),
      known.length > 0 && table(`${compared.concept.label} in each legal order on ${dayWords(on)}`, head, body, "lx-compare"),
      unread.length > 0 && make("p", [make("span", "Not researched", { class: "lx-unread" }), ` ${unread.join(", ")}.`]),
    ].filter(Boolean);
    heading.after(...parts);
    warn(compared.standings.map((now) => ({ ...now, label: now.order.label })));
  };

  /** The matrix of ages. */
  const ages = async (_, on) => {
    await lx.ui.load("assets/ages.js");
    lx.ui.warnMissing(await lx.agesTable(on));
  };

  lx.asat = async (kind, id, on, banner) => {
    await { profile, concept, ages }[kind]?.(id, on);
    carryDate(on);
    banner.dataset.lxReady = "";
  };
})();
