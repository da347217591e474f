// The case check. First the evaluator, without a page: it does what scripts/lexatlas/case/evaluation.py does, over the
// same data, and tests hold the two together. Then the form. Nothing is sent anywhere.
"use strict";

const lexatlasCase = (() => {
  // ── three-valued logic: true, false, null for what is not known ──────────────
  const every = (truths) => (truths.includes(false) ? false : truths.includes(null) ? null : true);
  const some = (truths) => (truths.includes(true) ? true : truths.includes(null) ? null : false);
  const opposite = (truth) => (truth === null ? null : !truth);
  const once = (items) => [...new Set(items)];

  // ── days, as ISO texts: they compare as they stand ───────────────────────────
  const parts = (day) => day.split("-").map(Number);
  const text = (year, month, day) => `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const monthLength = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
  const addDays = (day, days) => {
    const [y, m, d] = parts(day);
    return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10);
  };
  /** The same day so many months later (or earlier), or the last day of a shorter month. */
  const addMonths = (day, months) => {
    const [y, m, d] = parts(day);
    const all = y * 12 + m - 1 + months;
    const year = Math.floor(all / 12);
    const month = all - year * 12 + 1;
    return text(year, month, Math.min(d, monthLength(year, month)));
  };
  /** The same day so many years later; for 29 February, 1 March of a common year. */
  const anniversary = (day, years) => {
    const [y, m, d] = parts(day);
    return d > monthLength(y + years, m) ? text(y + years, 3, 1) : text(y + years, m, d);
  };
  const completed = (born, day) => parts(day)[0] - parts(born)[0] - (day.slice(5) < born.slice(5) ? 1 : 0);
  const later = (one, other) => (one > other ? one : other);

  // ── facts and data with everything in its place ──────────────────────────────
  const readFacts = (data) => ({
    start: data.act.from ?? data.act,
    end: data.act.to ?? data.act,
    conduct: data.conduct,
    jurisdictions: data.jurisdictions,
    child: data.child ?? {},
    suspect: data.suspect ?? {},
    relation: data.relation ?? [],
    circumstances: data.circumstances ?? {},
    request: data.request ?? null,
  });
  const source = (one = {}) => ({ cite: one.cite ?? "", url: one.url ?? "", note: one.note ?? "", doubt: one.doubt ?? "" });
  const list = (one) => one ?? [];
  const holdsOn = (stand, day) => stand.start <= day && (!stand.to || day <= stand.to);
  const ages = (person, facts) =>
    person.born ? [completed(person.born, facts.start), completed(person.born, facts.end)] : person.age === undefined ? null : [person.age, person.age];
  const births = (person, facts) => {
    if (person.born) return [person.born, person.born];
    if (person.age === undefined) return null;
    return [addDays(addMonths(facts.start, -12 * (person.age + 1)), 1), addMonths(facts.end, -12 * person.age)];
  };
  const rolesOf = (shared, facts) => {
    const found = new Map();
    for (const role of Object.keys(shared.roles)) {
      const order = facts.jurisdictions[role];
      if (order) found.set(order, [...(found.get(order) ?? []), role]);
    }
    return found;
  };

  const MAJORITY = 18;

  /** An evaluator over the shared tables of assets/data/case.js. */
  const evaluator = (shared) => {
    const concepts = new Map(shared.concepts.map((one) => [one.id, one]));

    // ── tests ──────────────────────────────────────────────────────────────────
    const below = (range, limit) => (range === null ? null : range[1] < limit ? true : range[0] >= limit ? false : null);

    const related = (known, wanted) =>
      known.length === 0 ? null : some(known.flatMap((one) => wanted.map((other) => (one === other ? true : shared.may_be[one].includes(other) ? null : false))));

    const gapOf = (key, months, days, one, other) => {
      const [older, younger] = one < other ? [one, other] : [other, one];
      const limit = addDays(anniversary(addMonths(older, months % 12), Math.floor(months / 12)), days);
      return { "age-gap-at-most": younger <= limit, "age-gap-below": younger < limit, "age-gap-from": younger >= limit, "age-gap-above": younger > limit }[key];
    };

    const gap = (key, [months, days], facts) => {
      const { child, suspect } = facts;
      if (child.born || suspect.born) {
        const [first, second] = [births(child, facts), births(suspect, facts)];
        if (!first || !second) return null;
        const pairs = first.flatMap((one) => second.map((other) => [one, other]));
        const low = later(first[0], second[0]);
        if (low <= (first[1] < second[1] ? first[1] : second[1])) pairs.push([low, low]);
        const seen = once(pairs.map(([one, other]) => gapOf(key, months, days, one, other)));
        return seen.length === 1 ? seen[0] : null;
      }
      if (child.age === undefined || suspect.age === undefined) return null;
      const years = Math.abs(child.age - suspect.age);
      if (12 * (years + 1) <= months) return key === "age-gap-at-most" || key === "age-gap-below";
      if (years && 12 * (years - 1) >= months + Math.ceil(days / 28)) return key === "age-gap-from" || key === "age-gap-above";
      return null;
    };

    const holds = (test, facts) => {
      const { key, value } = test;
      if (key === "any") return some(value.map((one) => every(one.map((t) => holds(t, facts)))));
      if (key === "conduct") return value.includes(facts.conduct);
      if (key === "relation") return related(facts.relation, value);
      if (key.startsWith("age-gap")) return gap(key, value, facts);
      if (/^(victim|offender)-age-/.test(key)) {
        const truth = below(ages(key.startsWith("victim") ? facts.child : facts.suspect, facts), value);
        return key.endsWith("below") ? truth : opposite(truth);
      }
      if (key in shared.questions) return key in facts.circumstances ? facts.circumstances[key] === value : null;
      return null;
    };

    const openTests = (test, facts) => {
      if (holds(test, facts) !== null) return [];
      if (test.key !== "any") return [test];
      return test.value.filter((one) => every(one.map((t) => holds(t, facts))) === null).flatMap((one) => one.flatMap((t) => openTests(t, facts)));
    };

    const question = (test, facts) => {
      const { key } = test;
      if (key in shared.questions) return shared.questions[key];
      if (/^(victim|offender)-age/.test(key)) {
        const [who, person] = key.startsWith("victim") ? ["child", facts.child] : ["suspect", facts.suspect];
        if (ages(person, facts) === null) return `How old was the ${who} (date of birth)?`;
        return `On which day was the act done? The ${who} had a birthday within the period.`;
      }
      if (key.startsWith("age-gap")) return "When were child and suspect born (exact difference in age)?";
      if (key === "relation") {
        return `${facts.relation.length ? "Is it so, as this law understands it:" : "Which relation had the suspect to the child?"} ${test.words}`;
      }
      return key === "other" ? test.words : "";
    };

    const personWords = (who, person, facts) => {
      const range = ages(person, facts);
      if (range === null) return `age of the ${who} not given`;
      return `${who} aged ${range[0] === range[1] ? range[0] : `${range[0]} to ${range[1]}`}${person.born ? ` (born ${person.born})` : ""}`;
    };

    const factWords = (test, facts) => {
      const { key } = test;
      if (key.startsWith("victim-age")) return personWords("child", facts.child, facts);
      if (key.startsWith("offender-age")) return personWords("suspect", facts.suspect, facts);
      if (key.startsWith("age-gap")) return `${personWords("child", facts.child, facts)}; ${personWords("suspect", facts.suspect, facts)}`;
      if (key === "relation") return facts.relation.map((one) => shared.relations[one]).join(", ") || "relation not given";
      if (key in shared.questions) return key in facts.circumstances ? (facts.circumstances[key] ? "given: yes" : "given: no") : "not given";
      return { conduct: "by the conduct chosen", procedure: "mode of trial", other: "for a person to judge" }[key] ?? "";
    };

    const step = (test, facts) => {
      const asked = openTests(test, facts).map((t) => [t.key === "other", question(t, facts)]).filter((one) => one[1]);
      return {
        words: test.words,
        truth: holds(test, facts),
        fact: factWords(test, facts),
        ask: once(asked.filter((one) => !one[0]).map((one) => one[1])),
        weigh: once(asked.filter((one) => one[0]).map((one) => one[1])),
      };
    };

    // ── elements, exemptions, penalties ────────────────────────────────────────
    const concerns = (part, facts) => !part.conduct || part.conduct.includes(facts.conduct);

    // A case that reaches older children than the basic one does, and that the facts do not rule out.
    const wider = (requirement, version, facts) => {
      const limit = Math.min(...list(requirement.tests).map((t) => t.value));
      return list(version.cases)
        .filter((c) => list(c.when).some((t) => t.key === "victim-age-from" && t.value >= limit))
        .map((c) => makeCase(c, facts))
        .find((made) => made.truth !== false);
    };

    const makeLink = (requirement, version, facts) => {
      const steps = list(requirement.tests).map((t) => step(t, facts));
      let truth = every(steps.map((s) => s.truth));
      if (truth === false && ["victim-age-below", "child-age-below"].includes(requirement.id)) {
        const found = wider(requirement, version, facts);
        if (found) {
          steps.push(...found.steps);
          truth = found.truth;
        }
      }
      if (requirement.unsettled) truth = steps.length && truth === true ? true : null;
      return { id: requirement.id, label: requirement.label, truth, attempt: requirement.attempt ?? false, steps, source: source(requirement.source) };
    };

    const responsible = (order, norm, facts) => {
      const standing = list(order.responsibility).filter((one) => holdsOn(one.stand, facts.start));
      const own = standing.filter((one) => list(one.applies_to).includes(norm.id));
      const rules = own.length ? own : standing.filter((one) => !one.applies_to);
      const known = rules.map((one) => one.age).filter((age) => age !== undefined);
      const complete = known.length === rules.length;
      const age = known.length && complete ? Math.max(...known) : Math.max(MAJORITY, ...known);
      return {
        id: "criminal-responsibility",
        label: "Age of criminal responsibility",
        tests: [{ key: "offender-age-from", value: age, words: `offender aged ${age} or over` }],
        source: rules.length ? rules[0].source : { note: "No age of criminal responsibility is recorded for this date." },
        unsettled: !(once(known).length === 1 && complete),
      };
    };

    const byFacts = (test) =>
      test.key === "any" ? test.value.some((one) => one.some(byFacts)) : !["other", "procedure", "conduct"].includes(test.key);

    const makeWay = (way, facts) => {
      const [when, unless] = [list(way.when), list(way.unless)];
      const lost = some(unless.map((t) => holds(t, facts)));
      const truth = every([when.length ? every(when.map((t) => holds(t, facts))) : null, opposite(lost)]);
      return {
        id: way.id,
        kind: way.kind,
        effect: way.effect,
        truth,
        at_issue: truth === true || (truth === null && !shared.to_rule_out.includes(way.kind) && when.some(byFacts)),
        steps: when.map((t) => step(t, facts)),
        unless: unless.map((t) => step(t, facts)),
        source: source(way.source),
      };
    };

    const makeCase = (one, facts) => {
      const when = list(one.when);
      return {
        case: one.case,
        truth: every(when.filter((t) => t.key !== "procedure").map((t) => holds(t, facts))),
        steps: when.map((t) => step(t, facts)),
        words: one.words,
        year: one.open ? null : one.year ?? false,
        three: one.open ? null : one.three ?? false,
        computed: one.computed ?? false,
        source: source(one.source),
      };
    };

    const reach = (cases, facts, bound) => {
      const summary = cases.filter((c) => list(c.when).some((t) => t.key === "procedure" && t.value === "summary"));
      const live = cases
        .filter((c) => !summary.includes(c) || summary.length === cases.length)
        .map((c) => [c, makeCase(c, facts)])
        .filter(([, made]) => made.truth !== false);
      const sure = live.filter(([, made]) => made.truth === true);
      const special = sure.filter(([c]) => c.case !== "basic");
      const governing = special.length ? special : sure;
      const reached = governing.map(([, made]) => made[bound]);
      for (const [one, made] of live) {
        if (made.truth === null && (made[bound] !== false || !governing.length || list(one.when).some(byFacts))) reached.push(made[bound]);
      }
      const seen = once(reached);
      return seen.length === 1 ? seen[0] : null;
    };

    const reachedBy = (outcomes, bound) => {
      if (outcomes.some((o) => o.status === "applies" && o[bound] === true)) return true;
      const seen = once(outcomes.filter((o) => o.status !== "does-not-apply").map((o) => o[bound]));
      return seen.length === 1 ? seen[0] : null;
    };

    // ── limitation ─────────────────────────────────────────────────────────────
    const makeLimit = (rule, facts) => {
      const suspect = births(facts.suspect, facts);
      const young = suspect !== null && anniversary(suspect[1], MAJORITY) > facts.start;
      const out = (more) => ({
        id: rule.id, label: rule.label, never: false, earliest: "", latest: "", reason: "", young, source: source(rule.source), notes: list(rule.notes), ...more,
      });
      if (rule.never) return out({ never: true });
      if (!rule.period || rule.open) return out({ reason: "The record gives no single period; see the rule." });
      const [starts, until] = [rule.starts_at_age, rule.until_age];
      const turns = starts !== undefined || until !== undefined;
      const born = births(facts.child, facts);
      const run = (day) => addDays(addMonths(day, rule.period[0]), rule.period[1]);
      if (turns && facts.circumstances.decoy) {
        const ends = once([run(facts.start), run(facts.end)]).join(" or ");
        return out({ reason: `The period turns on the age of a victim; here there is no real child. Counted from the act it would end on ${ends}.` });
      }
      if (turns && born === null) return out({ reason: "The period turns on the victim's age: the date of birth is needed." });
      let days = [facts.start, facts.end];
      if (starts !== undefined) days = days.map((day, n) => later(day, anniversary(born[n], starts)));
      days = days.map(run);
      if (until !== undefined) days = days.map((day, n) => later(day, anniversary(born[n], until)));
      return out({ earliest: days[0], latest: days[1] });
    };

    // ── one offence, one part of the period, one legal order ───────────────────
    const outcome = (order, norm, version, facts) => {
      const links = [...list(version.requirements), responsible(order, norm, facts)]
        .filter((r) => concerns(r, facts) && every(list(r.only_if).map((t) => holds(t, facts))) === true)
        .map((r) => makeLink(r, version, facts));
      const ways = list(version.exemptions).filter((w) => concerns(w, facts)).map((w) => makeWay(w, facts)).filter((w) => w.truth !== false);
      const completedOffence = every(links.filter((l) => !l.attempt).map((l) => l.truth));
      const tried = every(links.filter((l) => l.attempt).map((l) => l.truth));
      const atIssue = ways.filter((w) => w.at_issue);
      const excused = some(atIssue.filter((w) => w.effect === "no-offence").map((w) => w.truth));
      const raised = atIssue.some((w) => w.effect === "defence");
      let status = "applies";
      if (completedOffence === false || excused === true) status = "does-not-apply";
      else if (completedOffence === null || excused === null || raised) status = "depends";
      const cases = list(version.cases);
      const openLinks = links.filter((l) => l.truth === null);
      const openWays = atIssue.filter((w) => w.effect === "no-offence" || w.effect === "defence");
      const steps = [...openLinks.flatMap((l) => l.steps), ...openWays.flatMap((w) => [...w.steps, ...w.unless])];
      const named = (way) => `${way.id.replaceAll("-", " ")} (${way.source.cite})`;
      return {
        norm: norm.id,
        label: norm.label,
        page: norm.page,
        start: version.stand.start,
        to: version.stand.to ?? "",
        source: source(version.source),
        level: version.level,
        status,
        form: tried === true ? "offence" : tried === false ? "attempt" : "offence or attempt",
        links,
        ways,
        cases: cases.map((c) => makeCase(c, facts)).filter((c) => c.truth !== false),
        year: reach(cases, facts, "year"),
        three: reach(cases, facts, "three"),
        said: list(version.said).map((s) => ({ ...s, source: source(s.source) })),
        limitation: list(order.limitation)
          .filter((rule) => holdsOn(rule.stand, facts.start) && (!rule.applies_to || rule.applies_to.includes(norm.id)))
          .map((rule) => makeLimit(rule, facts)),
        ask_facts: once(steps.flatMap((s) => s.ask)),
        ask_law: once([
          ...openLinks.filter((l) => l.steps.every((s) => s.truth !== null)).map((l) => `${l.label} (${l.source.cite})`),
          ...steps.flatMap((s) => s.weigh),
          ...openWays.filter((w) => w.effect === "defence").map((w) => `The defence ${named(w)}`),
        ]),
        doubts: list(version.doubts),
      };
    };

    const segment = (order, norms, gaps, facts) => {
      const made = (status, kind, more = {}) => ({
        start: facts.start, end: facts.end, status, kind, reason: "", source: source(), instead: [], outcomes: [], doubts: [], ...more,
      });
      const pairs = norms.flatMap((n) => n.versions.filter((v) => holdsOn(v.stand, facts.start)).map((v) => [n, v]));
      if (pairs.length) {
        const outcomes = pairs.map(([n, v]) => outcome(order, n, v, facts));
        const status = ["applies", "depends", "does-not-apply"].find((s) => outcomes.some((o) => o.status === s));
        return made(status, "covered", { outcomes });
      }
      const absent = gaps.find((g) => holdsOn(g.stand, facts.start));
      if (absent) {
        const more = { reason: absent.summary, source: source(absent.source), instead: list(absent.instead), doubts: list(absent.doubts) };
        return made(absent.instead ? "depends" : "does-not-apply", "absent", more);
      }
      if (norms.length || gaps.length) {
        const first = [...norms.flatMap((n) => n.versions.map((v) => v.stand.start)), ...gaps.map((g) => g.stand.start)].sort()[0];
        return made("not-recorded", "no-version", {
          reason: facts.start < first ? `The records begin on ${first}.` : "No version is recorded for this date.",
        });
      }
      const unread = list(order.unread).find(([concept]) => concept === "all" || concept === facts.conduct);
      return made("not-recorded", "not-researched", { reason: unread ? unread[1] : "Nobody has read this law yet." });
    };

    const segments = (order, facts) => {
      const norms = list(order.norms).filter((n) => n.covers.includes(facts.conduct));
      const gaps = list(order.gaps).filter((g) => g.concept === facts.conduct);
      const stands = [...norms.flatMap((n) => n.versions.map((v) => v.stand)), ...gaps.map((g) => g.stand), ...list(order.responsibility).map((a) => a.stand)];
      const cuts = [facts.start, ...stands.map((s) => s.start), ...stands.filter((s) => s.to).map((s) => addDays(s.to, 1))];
      const starts = once(cuts).filter((day) => facts.start <= day && day <= facts.end).sort();
      return starts.map((start, n) => segment(order, norms, gaps, { ...facts, start, end: n + 1 < starts.length ? addDays(starts[n + 1], -1) : facts.end }));
    };

    const beyond = (order, facts) =>
      once([...list(concepts.get(facts.conduct).related), ...shared.beyond]).flatMap((one) => {
        if (one === facts.conduct || !concepts.has(one)) return [];
        const found = segments(order, { ...facts, conduct: one });
        const norms = new Map();
        for (const o of found.flatMap((s) => s.outcomes)) {
          if (o.status !== "does-not-apply") {
            const entry = [o.label, o.source.cite, o.page];
            norms.set(JSON.stringify(entry), entry);
          }
        }
        const label = concepts.get(one).label;
        if (norms.size) return [{ concept: one, label, status: "not-ruled-out", norms: [...norms.values()] }];
        return found.some((s) => s.status === "not-recorded") ? [{ concept: one, label, status: "not-recorded", norms: [] }] : [];
      });

    const ask = (status, parts_, facts) => {
      const asked = [];
      for (const part of parts_) {
        const span = part.start === part.end ? part.start : `${part.start} to ${part.end}`;
        if (part.status === "not-recorded") {
          asked.push(`The provisions on this conduct (${concepts.get(facts.conduct).label}) as in force on ${span}, in the original, with the day of commencement.`);
        }
        asked.push(...part.instead.map((words) => `Whether this reaches the conduct: ${words}`));
        for (const o of part.outcomes) {
          if (o.status === "depends") asked.push(...o.ask_law.map((words) => `${o.source.cite}: ${words}`));
          if (o.status !== "does-not-apply") {
            const said = o.said.find((s) => s.id === "prosecution");
            if (said && said.value !== "ex-officio") {
              asked.push(`${o.source.cite}: whether the complaint or consent that prosecution may need is there or can still be had (${said.source.cite}).`);
            }
            if (!o.limitation.length || o.limitation.some((rule) => rule.reason)) {
              asked.push(`${o.source.cite}: until when prosecution is possible, suspension and interruption included.`);
            }
          }
        }
      }
      if (status === "does-not-apply" || status === "depends") {
        asked.push("Which other provisions may reach the conduct: trust, exploitation, images, trafficking, general offences, attempt and participation.");
      }
      if (facts.start !== facts.end && parts_.length > 1) asked.push("On which day of the period the act was done: the law changed within it.");
      return once(asked);
    };

    const dependsOn = (found) =>
      once([
        ...(once(found.map((s) => s.status)).length > 1 ? ["On which day of the period was the act done?"] : []),
        ...found.flatMap((s) => (s.status === "depends" ? [...s.instead, ...s.outcomes.filter((o) => o.status === "depends").flatMap((o) => [...o.ask_facts, ...o.ask_law])] : [])),
      ]);

    const orderResult = (order, roles, facts) => {
      const found = segments(order, facts);
      const statuses = once(found.map((s) => s.status));
      const status = statuses.length === 1 ? statuses[0] : "depends";
      const norms = found.flatMap((s) => s.outcomes.map((o) => o.norm));
      return {
        id: order.id,
        code: order.code,
        label: order.label,
        roles,
        status,
        depends_on: status === "depends" ? dependsOn(found) : [],
        segments: found,
        year: every(found.map((s) => reachedBy(s.outcomes, "year"))),
        three: every(found.map((s) => reachedBy(s.outcomes, "three"))),
        abroad: list(order.abroad)
          .filter((r) => r.stand.start <= facts.end && (!r.stand.to || facts.start <= r.stand.to) && (!r.applies_to || r.applies_to.some((n) => norms.includes(n))))
          .map((r) => ({
            id: r.id,
            label: r.label,
            stand: { start: r.stand.start, to: r.stand.to ?? "" },
            applies_to: list(r.applies_to),
            answers: list(r.answers).map(([label, words, s]) => [label, words, source(s)]),
          })),
        beyond: status === "applies" ? [] : beyond(order, facts),
        ask: ask(status, found, facts),
        help: list(order.help),
      };
    };

    // ── what to ask of the facts ───────────────────────────────────────────────
    const keysOf = (tests) =>
      tests.flatMap((t) => (t.key === "any" ? t.value.flatMap(keysOf) : t.key in shared.questions ? [t.key] : []));

    const turnsOn = (version, part, facts) => {
      const without = (key) => {
        const { [key]: _, ...rest } = facts.circumstances;
        return { ...facts, circumstances: rest };
      };
      if (part === "element") {
        return list(version.requirements).filter((r) => concerns(r, facts)).flatMap((r) =>
          keysOf([...list(r.only_if), ...list(r.tests)]).filter((key) => r.only_if || makeLink(r, version, without(key)).truth === null));
      }
      if (part === "exemption") {
        return list(version.exemptions).filter((w) => concerns(w, facts) && !shared.to_rule_out.includes(w.kind)).flatMap((w) =>
          keysOf([...list(w.when), ...list(w.unless)]).filter((key) => makeWay(w, without(key)).truth === null));
      }
      return list(version.cases).flatMap((c) => keysOf(list(c.when)).filter((key) => makeCase(c, without(key)).truth === null));
    };

    const questions = (orders, facts) => {
      const found = new Map();
      const bare = { ...facts, circumstances: {} };
      for (const part of ["element", "exemption", "penalty"]) {
        for (const order of orders) {
          for (const norm of list(order.norms).filter((n) => n.covers.includes(facts.conduct))) {
            for (const version of norm.versions.filter((v) => v.stand.start <= facts.end && (!v.stand.to || facts.start <= v.stand.to))) {
              const asked = [...list(version.requirements), responsible(order, norm, facts)].filter((r) => concerns(r, facts));
              if (asked.some((r) => makeLink(r, version, bare).truth === false)) continue;
              for (const key of turnsOn(version, part, facts)) {
                if (!found.has(key)) found.set(key, { key, part, codes: [] });
                const { codes } = found.get(key);
                if (!codes.includes(order.code)) codes.push(order.code);
              }
            }
          }
        }
      }
      return [...found.values()];
    };

    // ── across ─────────────────────────────────────────────────────────────────
    const inSystem = (order, day) =>
      Boolean(order.member_from) && order.member_from <= day && (!order.member_to || day <= shared.transition_end);

    const regime = (one, other, day) => {
      if (one.state === other.state) return "internal";
      const within = [one, other].map((order) => inSystem(order, day));
      if (within.every(Boolean)) return "framework-decision";
      const left = [one, other].some((order) => order.member_to);
      return left && within.some(Boolean) && day > shared.transition_end ? "trade-and-cooperation" : "none";
    };

    /** The whole assessment. `orders`: data of each legal order by id; `today`: where the facts name no day of request. */
    const evaluate = (data, orders, today) => {
      const facts = readFacts(data);
      const roles = rolesOf(shared, facts);
      const results = [...roles].map(([id, held]) => orderResult(orders[id], held, facts));
      const verdicts = results.map((r) => ({ applies: true, "does-not-apply": false })[r.status] ?? null);
      const day = facts.request ?? today;
      const concept = concepts.get(facts.conduct);
      return {
        conduct: facts.conduct,
        label: concept.label,
        questions: questions([...roles.keys()].map((id) => orders[id]), facts),
        orders: results,
        punishable_in_all: results.length > 1 ? every(verdicts) : null,
        surrender: results.flatMap((one) =>
          results.filter((other) => other.id !== one.id).map((other) => ({
            issuing: one.id, executing: other.id, regime: regime(orders[one.id], orders[other.id], day), year: one.year, three: one.three,
          }))),
        listed: list(concept.listed),
        ask_facts: once(results.flatMap((r) => r.segments.flatMap((s) => s.outcomes.filter((o) => o.status === "depends").flatMap((o) => o.ask_facts)))),
      };
    };

    return { evaluate };
  };

  return { evaluator };
})();

if (typeof module !== "undefined") module.exports = lexatlasCase;

// ── the page ───────────────────────────────────────────────────────────────────
(() => {
  const form = typeof document === "undefined" ? null : document.getElementById("lx-case");
  if (!form || !window.lexatlas?.case) return;
  const shared = window.lexatlas.case;
  const check = lexatlasCase.evaluator(shared);
  const root = document.currentScript.src.replace(/assets\/case\.js.*$/, "");
  const field = (name) => form.elements.namedItem(name);
  const status = document.getElementById("lx-case-status");
  const result = document.getElementById("lx-case-result");
  const questionBox = document.getElementById("lx-case-questions");
  const plain = document.getElementById("lx-case-plain");

  /** An element with a text or children (never HTML) and attributes. */
  const make = (tag, content = "", attributes = {}) => {
    const element = document.createElement(tag);
    element.append(...(Array.isArray(content) ? content : [content]).filter((part) => part !== ""));
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const badge = (words, kind) => make("span", words, { class: `lx-mark lx-${kind}` });
  const cited = (one) => {
    if (!one.cite) return "";
    return one.url.startsWith("https://") ? make("a", one.cite, { href: one.url, class: "lx-out", rel: "noopener noreferrer" }) : one.cite;
  };
  const words = (id) => id.replaceAll("-", " ");
  const lines = (items, attributes = {}) => (items.length ? [make("ul", items.map((item) => make("li", item)), attributes)] : []);
  const MET = { true: ["met", "met"], false: ["not met", "not-met"], null: ["open", "open"] };
  const yes = (truth) => ({ true: "yes", false: "no", null: "open" })[truth];
  const span = (one) => (one.start === one.end ? one.start : `${one.start} to ${one.end}`);

  // ── what is fixed in the form ─────────────────────────────────────────────────
  const GROUPS = { abuse: "Sexual abuse", exploitation: "Sexual exploitation", images: "Images", online: "Solicitation", beyond: "Other" };
  for (const [group, label] of Object.entries(GROUPS)) {
    const some = shared.concepts.filter((one) => (one.group in GROUPS ? one.group : "beyond") === group);
    const options = some.map((one) => make("option", one.plain || one.label, { value: one.id }));
    field("conduct").append(make("optgroup", options, { label }));
  }
  for (const role of Object.keys(shared.roles)) {
    field(`in-${role}`).append(...shared.orders.map(([id, code, label]) => make("option", `${label} (${code})`, { value: id })));
  }
  const relationBox = document.getElementById("lx-case-relation");
  for (const [id, label] of Object.entries(shared.relations)) {
    relationBox.append(make("label", [make("input", "", { type: "checkbox", name: "relation", value: id }), " ", label]));
  }

  // ── state: the form, the further answers, the address ─────────────────────────
  const answers = new Map();
  const SIMPLE = ["conduct", "from", "to", "in-suspect", "in-child", "in-server", "child-born", "child-age", "suspect-born", "suspect-age"];
  const day = (value) => (/^(19|20)\d\d-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value) ? value : "");

  const fromAddress = () => {
    const given = new URL(location.href).searchParams;
    for (const name of SIMPLE) field(name).value = given.get(name) ?? "";
    const relations = (given.get("relation") ?? "").split(",");
    for (const box of relationBox.querySelectorAll("input")) box.checked = relations.includes(box.value);
    answers.clear();
    for (const [name, value] of [["yes", true], ["no", false]]) {
      for (const key of (given.get(name) ?? "").split(",")) if (Object.hasOwn(shared.questions, key)) answers.set(key, value);
    }
  };
  const toAddress = () => {
    const address = new URL(location.href);
    const set = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
    for (const name of SIMPLE) set(name, field(name).value);
    set("relation", relations().join(","));
    for (const [name, value] of [["yes", true], ["no", false]]) set(name, [...answers].filter((one) => one[1] === value).map((one) => one[0]).join(","));
    history.replaceState(null, "", address);
  };
  const relations = () => [...relationBox.querySelectorAll("input:checked")].map((box) => box.value);

  /** The facts as the form says them, and what is wrong or still missing. */
  const readForm = () => {
    const wrong = [];
    const value = (name) => field(name).value.trim();
    const facts = { jurisdictions: {}, circumstances: Object.fromEntries(answers) };
    if (value("conduct")) facts.conduct = value("conduct");
    else wrong.push("what was done");
    const [from, to] = [day(value("from")), day(value("to"))];
    if (!from) wrong.push("the date of the act");
    else if (value("to") && to < from) wrong.push("a last day that is not before the first");
    facts.act = to && to > from ? { from, to } : from;
    for (const role of Object.keys(shared.roles)) if (value(`in-${role}`)) facts.jurisdictions[role] = value(`in-${role}`);
    if (!Object.keys(facts.jurisdictions).length) wrong.push("at least one legal order");
    for (const who of ["child", "suspect"]) {
      const [born, age] = [day(value(`${who}-born`)), value(`${who}-age`)];
      if (born && from && born > from) wrong.push(`a date of birth of the ${who} before the act`);
      else if (born) facts[who] = { born };
      else if (/^\d{1,3}$/.test(age) && Number(age) <= 120) facts[who] = { age: Number(age) };
      else if (age) wrong.push(`an age of the ${who} in whole years`);
    }
    if (relations().length) facts.relation = relations();
    return { facts, wrong };
  };

  // ── further questions ─────────────────────────────────────────────────────────
  const WHY = { element: "decides whether the offence applies", exemption: "decides an exemption", penalty: "changes the penalty" };
  const showQuestions = (asked) => {
    const box = questionBox.querySelector("div");
    const wanted = [...asked, ...[...answers.keys()].filter((key) => !asked.some((one) => one.key === key)).map((key) => ({ key, part: "", codes: [] }))];
    questionBox.hidden = wanted.length === 0;
    const focused = document.activeElement?.id ?? "";
    const group = (part) => wanted.filter((one) => (part === "penalty") === (one.part === "penalty" && !answers.has(one.key))).map((one) => {
      const why = one.part ? `${one.codes.join(", ")}: ${WHY[one.part]}` : "";
      const marks = [["yes", true], ["no", false], ["not known", undefined]].map(([label, value]) => {
        const input = make("input", "", { type: "radio", name: `fact-${one.key}`, id: `lx-case-${one.key}-${words(label).replace(" ", "-")}`, value: label });
        input.checked = answers.get(one.key) === value;
        input.addEventListener("change", () => {
          if (value === undefined) answers.delete(one.key);
          else answers.set(one.key, value);
          update();
        });
        return make("label", [input, " ", label]);
      });
      const legend = make("legend", [shared.questions[one.key], ...(why ? [" ", make("span", why, { class: "lx-sub" })] : [])]);
      return make("fieldset", [legend, make("div", marks, { class: "lx-case-marks" })], { class: "lx-case-question" });
    });
    const penalty = group("penalty");
    const open = box.querySelector("details")?.open ?? false;
    const more = penalty.length ? [make("details", [make("summary", `Circumstances that change only the penalty (${penalty.length})`), ...penalty])] : [];
    if (more.length && open) more[0].open = true;
    box.replaceChildren(...group(""), ...more);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };

  // ── the result ────────────────────────────────────────────────────────────────
  const notes = (one) => [
    ...(one.note ? [make("div", one.note, { class: "lx-sub" })] : []),
    ...(one.doubt ? [make("div", [badge("Doubt", "doubt"), " ", one.doubt])] : []),
  ];
  const stepLines = (steps) => lines(steps.map((s) => `${s.words}: ${MET[s.truth][0]} (${s.fact})`), { class: "lx-sub" });

  const LOST = { true: "so it is", false: "not so", null: "open" };
  const lostLines = (steps) => lines(steps.map((s) => `lost if ${s.words}: ${LOST[s.truth]} (${s.fact})`), { class: "lx-sub" });

  const chain = (links) =>
    make("ol", links.map((l) => {
      const [label, kind] = l.attempt && l.truth === false ? ["attempt", "open"] : MET[l.truth];
      return make("li", [badge(label, kind), " ", make("strong", l.label), " ", cited(l.source), ...stepLines(l.steps), ...notes(l.source)]);
    }), { class: "lx-case-chain" });

  const limitWords = (rule) => {
    if (rule.reason) return rule.reason;
    const when = rule.earliest === rule.latest ? rule.earliest : `between ${rule.earliest} and ${rule.latest}`;
    const words = rule.never ? "never time-barred" : `${when}, counted from day to day without suspension or interruption`;
    return rule.young ? `${words}, for an adult suspect. ${shared.young}` : words;
  };

  const showOutcome = (o, leading) => {
    const form_ = o.form !== "offence" && o.status !== "does-not-apply" ? ` (as ${o.form})` : "";
    const inside = [chain(o.links)];
    for (const way of o.ways.filter((w) => w.at_issue)) {
      inside.push(make("p", ["Exemption ", make("strong", words(way.id)), `, ${shared.effects[way.effect]}: ${way.truth ? "its conditions hold" : "open"} `, cited(way.source)]),
        ...stepLines(way.steps), ...lostLines(way.unless), ...notes(way.source));
    }
    const rest = o.ways.filter((w) => !w.at_issue);
    if (rest.length) inside.push(make("p", "To be ruled out:"), ...lines(rest.map((w) => [`${words(w.id)} (${shared.effects[w.effect]}) `, cited(w.source), ...notes(w.source)])));
    if (o.status !== "does-not-apply") {
      inside.push(make("h5", "Penalty"), ...lines(o.cases.map((c) => [
        make("strong", words(c.case)), ` (${c.truth ? "fits" : "may fit"}${c.computed ? ", worked out" : ""}): ${c.words} `, cited(c.source),
        ...(c.truth === null ? stepLines(c.steps) : []), ...notes(c.source),
      ])));
      inside.push(...lines([
        ...o.said.map((s) => [make("strong", `${s.label}: `), `${s.words} `, cited(s.source), ...notes(s.source)]),
        ...o.limitation.map((rule) => [make("strong", `${rule.label}: `), `${limitWords(rule)} `, cited(rule.source), ...rule.notes.map((n) => make("div", n, { class: "lx-sub" }))]),
        ...(o.limitation.length ? [] : [[make("strong", "Limitation: "), "not recorded"]]),
      ]));
    }
    // What was not completed may still be an attempt.
    else inside.push(...lines(o.said.filter((s) => s.id === "attempt-punishable").map((s) => [make("strong", `${s.label}: `), `${s.words} `, cited(s.source), ...notes(s.source)])));
    if (o.doubts.length) inside.push(make("div", [make("strong", "Doubts"), ...lines(o.doubts)], { class: "lx-doubts" }));
    const head = [badge(shared.status[o.status] + form_, o.status), " ", make("a", o.label, { href: root + o.page }), " ", cited(o.source)];
    const details = make("details", [make("summary", head), ...inside]);
    details.open = leading;
    return details;
  };

  const showSegment = (s) => [
    make("h4", `Law on ${span(s)}`),
    ...(s.reason ? [make("p", [{ absent: "No provision of its own. ", "not-researched": "Not researched. " }[s.kind] ?? "", s.reason, " ", cited(s.source)])] : []),
    ...(s.instead.length ? [make("p", "What else may reach the conduct:"), ...lines(s.instead)] : []),
    ...(s.doubts.length ? [make("div", lines(s.doubts), { class: "lx-doubts" })] : []),
    ...s.outcomes.map((o) => showOutcome(o, o.status === s.status)),
  ];

  const showOrder = (order) => {
    const left = order.beyond.filter((b) => b.status === "not-ruled-out");
    const unread = order.beyond.filter((b) => b.status === "not-recorded");
    return make("section", [
      make("h3", [`${order.label} (${order.code}; ${order.roles.join(", ")}) `, badge(shared.status[order.status], order.status)]),
      ...(order.status === "does-not-apply" ? [make("p", shared.cautions[1], { class: "lx-doubts" })] : []),
      ...order.segments.flatMap(showSegment),
      ...(left.length ? [make("h4", "Not ruled out by these facts, and to be looked at"), ...lines(left.map((b) => [
        make("a", b.label, { href: `${root}concepts/${b.concept}.html` }), ": ",
        ...b.norms.flatMap(([label, cite, page], n) => [n ? "; " : "", make("a", label, { href: root + page }), ` ${cite}`]),
      ]))] : []),
      ...(unread.length ? [make("h4", "Not recorded here, and so not excluded"), make("p", unread.map((b) => b.label).join("; "))] : []),
      ...(order.abroad.length ? [make("h4", "Acts abroad"), ...lines(order.abroad.map((r) => [make("strong", r.label), ...lines(r.answers.map(([label, value, where]) => [`${label}: ${value} `, cited(where), ...notes(where)]))]))] : []),
      ...(order.ask.length ? [make("h4", "To ask there"), ...lines(order.ask)] : []),
      ...(order.help.length ? [make("h4", "Reporting and help there"), ...lines(order.help.map(([, name, where]) => [`${name} `, where.startsWith("https://") ? make("a", where, { href: where, class: "lx-out", rel: "noopener noreferrer" }) : where]))] : []),
    ], { class: "lx-case-order" });
  };

  const ALL = { true: "yes, on the facts given", false: "not under the offences recorded; see what else may reach the conduct", null: "open" };
  const showAcross = (a) => {
    if (a.orders.length < 2) return [];
    const code = Object.fromEntries(a.orders.map((o) => [o.id, o.code]));
    const listed = a.listed.length && a.surrender.some((s) => s.regime === "framework-decision")
      ? [make("p", `Entries of Article 2(2) that may take the conduct in; the issuing authority decides: ${a.listed.join("; ")}`)] : [];
    return [make("section", [
      make("h3", "Across"),
      make("p", [make("strong", "Punishable in all legal orders of the case: "), ALL[a.punishable_in_all]]),
      ...lines(a.surrender.map((s) => [
        make("strong", `${code[s.issuing]} asks ${code[s.executing]}: `), shared.regimes[s.regime],
        ...(s.regime === "internal" ? [] : [make("div", `Maximum in ${code[s.issuing]} reaches 12 months: ${yes(s.year)}; 3 years: ${yes(s.three)}`)]),
      ])),
      ...listed,
    ])];
  };

  const show = (a) => {
    result.replaceChildren(
      make("h2", `Result: ${a.label}`),
      ...lines(a.orders.map((o) => [
        make("strong", `${o.label}: `), badge(shared.status[o.status] + (o.depends_on.length ? " on" : ""), o.status), ...lines(o.depends_on),
      ]), { class: "lx-case-summary" }),
      ...(a.ask_facts.length ? [make("h3", "Facts to establish"), ...lines(a.ask_facts)] : []),
      ...a.orders.map(showOrder),
      ...showAcross(a),
      make("section", [make("h3", "How to read this"), ...lines(shared.cautions), make("p", [shared.report, " ", make("a", "Help and reporting", { href: `${root}help.html` })])]),
    );
  };

  // ── legal orders are loaded when they are chosen ──────────────────────────────
  const dataOf = (id) => window.lexatlas[`case_${id.replaceAll("-", "_")}`];
  const waiting = new Map();
  const load = (id) => {
    if (dataOf(id)) return Promise.resolve();
    if (!waiting.has(id)) {
      waiting.set(id, new Promise((done, failed) => {
        const script = make("script", "", { src: `${root}assets/data/case-${id}.js` });
        script.addEventListener("load", done);
        script.addEventListener("error", failed);
        document.head.append(script);
      }));
    }
    return waiting.get(id);
  };

  let turn = 0;
  const update = async () => {
    const mine = ++turn;
    toAddress();
    plain.textContent = shared.concepts.find((one) => one.id === field("conduct").value)?.label ?? "";
    const { facts, wrong } = readForm();
    if (wrong.length) {
      status.textContent = `Still needed: ${wrong.join("; ")}.`;
      result.replaceChildren();
      showQuestions([]);
      return;
    }
    const ids = [...new Set(Object.values(facts.jurisdictions))];
    try {
      await Promise.all(ids.map(load));
    } catch {
      status.textContent = "The records of a legal order could not be loaded.";
      return;
    }
    if (mine !== turn) return;
    const assessment = check.evaluate(facts, Object.fromEntries(ids.map((id) => [id, dataOf(id)])), new Date().toISOString().slice(0, 10));
    showQuestions(assessment.questions);
    show(assessment);
    status.textContent = assessment.orders.map((o) => `${o.label}: ${shared.status[o.status]}`).join(". ") + ".";
  };

  form.addEventListener("input", (event) => {
    if (!event.target.name?.startsWith("fact-")) update();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update().then(() => (result.childElementCount ? result : form.querySelector(":invalid") ?? form).focus());
  });
  form.addEventListener("reset", () => {
    answers.clear();
    setTimeout(update);
  });
  form.hidden = false;
  fromAddress();
  update();
})();
