"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const levels = [...data.levels, "other"];
  const statuses = ["1xx", "2xx", "3xx", "4xx", "5xx"];
  const chosen = { service: "", level: "", status: "", route: "" };
  const byId = (id) => document.getElementById(id);
  const number = (value) => value.toLocaleString("en-US");

  function element(name, attributes, ...children) {
    const svg = ["svg", "rect", "line", "text", "title", "g"].includes(name);
    const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
    made.append(...children.map((child) => (child instanceof Node ? child : document.createTextNode(String(child)))));
    return made;
  }

  const timeText = (seconds, withDate) => {
    const text = new Date(seconds * 1000).toISOString();
    return withDate ? text.slice(0, 10) + " " + text.slice(11, 16) : data.step < 60 ? text.slice(11, 19) : text.slice(11, 16);
  };

  const duration = (ms) =>
    ms >= 60_000 ? (ms / 60_000).toFixed(1) + " min" : ms >= 1_000 ? (ms / 1_000).toFixed(2) + " s" : ms >= 10 ? ms.toFixed(0) + " ms" : ms.toFixed(2) + " ms";

  const isChosen = (service, level, status, route) =>
    (chosen.service === "" || service === +chosen.service) &&
    (chosen.level === "" || level >= +chosen.level) &&
    (chosen.status === "" || status === +chosen.status) &&
    (chosen.route === "" || route === +chosen.route);

  const nothing = () => element("p", { class: "none" }, "Nothing to show.");

  function show(id, points, ...children) {
    const place = byId(id);
    place.dataset.points = points;
    place.replaceChildren(...(points > 0 ? children : [nothing()]));
  }

  // rows: { time: [count of each series] }
  function timeChart(id, rows, names, colors) {
    const [width, height, left, bottom] = [1000, 200, 46, 20];
    const start = data.first - (data.first % data.step);
    const steps = Math.max(1, Math.floor((data.last - start) / data.step) + 1);
    const totals = [...rows.values()].map((row) => row.reduce((sum, one) => sum + one, 0));
    const most = nice(Math.max(1, ...totals));
    const svg = element("svg", { viewBox: `0 0 ${width} ${height + bottom}`, role: "img", "aria-label": id + " over time" });
    for (let line = 0; line <= 4; line++) {
      const y = 6 + ((height - 6) * line) / 4;
      svg.append(element("line", { class: "grid", x1: left, x2: width, y1: y, y2: y }));
      svg.append(element("text", { x: left - 6, y: y + 4, "text-anchor": "end" }, short(most * (1 - line / 4))));
    }

    const slot = (width - left) / steps;
    for (const [time, row] of rows) {
      const bar = element("g", {}, element("title", {}, timeText(time, true) + "\n" + names.map((name, index) => (row[index] ? `${name}: ${number(row[index])}\n` : "")).join("")));
      let y = height;
      row.forEach((count, index) => {
        if (count === 0) return;
        const size = (count / most) * (height - 6);
        y -= size;
        bar.append(element("rect", { x: left + ((time - start) / data.step) * slot, y, width: Math.max(1, slot - (slot > 4 ? 1 : 0)), height: size, fill: `var(--${colors[index]})` }));
      });
      svg.append(bar);
    }

    const labels = Math.min(6, steps);
    const isLong = data.last - data.first > 86_400;
    for (let label = 0; label < labels; label++) {
      const step = Math.floor((steps * label) / labels);
      svg.append(element("text", { x: left + step * slot, y: height + 15 }, isLong ? timeText(start + step * data.step, true) : timeText(start + step * data.step, false)));
    }

    const sums = names.map((_, index) => [...rows.values()].reduce((sum, row) => sum + row[index], 0));
    const legend = element("div", { class: "legend" }, ...names.flatMap((name, index) =>
      sums[index] > 0 ? [element("span", {}, element("i", { style: `background:var(--${colors[index]})` }), `${name} ${number(sums[index])}`)] : []));
    show(id, rows.size, svg, legend);
  }

  function nice(most) {
    const unit = 10 ** Math.floor(Math.log10(most));
    return [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * unit).find((step) => step >= most);
  }

  const short = (value) => (value >= 1e6 ? +(value / 1e6).toFixed(1) + "M" : value >= 1e3 ? +(value / 1e3).toFixed(1) + "k" : +value.toFixed(1) + "");

  function bars(id, rows, color) {
    const most = Math.max(1, ...rows.map((row) => row.count));
    show(id, rows.length, element("div", { class: "bars" }, ...rows.slice(0, 12).map((row) => element("div", { class: "bar" },
      element("span", { title: row.name }, row.name),
      element("div", {},
        element("b", { style: `width:${(100 * (row.count - (row.errors ?? 0))) / most}%;background:var(--${color})` }),
        element("b", { style: `width:${(100 * (row.errors ?? 0)) / most}%;background:var(--error)` })),
      element("em", {}, number(row.count) + (row.errors ? ` (${number(row.errors)} errors)` : ""))))));
  }

  function table(id, columns, rows) {
    const head = element("tr", {}, ...columns.map((column) => element("th", column.isNumber ? { class: "number" } : {}, column.name)));
    const body = rows.map((row) => element("tr", {}, ...columns.map((column) => element("td", { class: column.isNumber ? "number" : column.isText ? "text" : "" }, column.of(row)))));
    show(id, rows.length, element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)));
  }

  function percentile(buckets, count, share) {
    let seen = 0;
    for (const [ms, one] of buckets) {
      seen += one;
      if (seen >= count * share) return ms;
    }
    return 0;
  }

  function latencyRows() {
    const routes = new Map();
    for (const [service, route, buckets] of data.latencies) {
      if (!isChosen(service, Infinity, chosen.status === "" ? 0 : +chosen.status, route)) continue;
      const all = routes.get(route) ?? new Map();
      buckets.forEach(([ms, count]) => all.set(ms, (all.get(ms) ?? 0) + count));
      routes.set(route, all);
    }
    return [...routes].map(([route, all]) => {
      const buckets = [...all].sort((left, right) => left[0] - right[0]);
      const count = buckets.reduce((sum, one) => sum + one[1], 0);
      return { route: data.routes[route], count, p50: percentile(buckets, count, 0.5), p95: percentile(buckets, count, 0.95), p99: percentile(buckets, count, 0.99) };
    }).sort((left, right) => right.count - left.count);
  }

  function latencyChart(rows) {
    const shown = rows.slice(0, 20);
    const [low, high] = [Math.min(...shown.map((row) => row.p50)) / 1.2, Math.max(...shown.map((row) => row.p99)) * 1.2];
    const place = (ms) => (100 * Math.log(ms / low)) / Math.log(high / low);
    const mark = (from, to, color) => element("rect", { x: place(from) * 3, y: 3, width: Math.max(1, (place(to) - place(from)) * 3), height: 8, rx: 2, fill: `var(--${color})` });
    table("latency", [
      { name: "route", of: (row) => row.route, isText: true },
      { name: "requests", of: (row) => number(row.count), isNumber: true },
      { name: "p50", of: (row) => duration(row.p50), isNumber: true },
      { name: "p95", of: (row) => duration(row.p95), isNumber: true },
      { name: "p99", of: (row) => duration(row.p99), isNumber: true },
      { name: "p50 to p95 to p99, logarithmic", of: (row) => element("svg", { viewBox: "0 0 300 14", style: "min-width:200px", role: "img", "aria-label": "range" }, mark(row.p50, row.p95, "s3"), mark(row.p95, row.p99, "s4")) },
    ], shown);
  }

  function draw() {
    const [byLevel, byStatus, services] = [new Map(), new Map(), new Map()];
    let count = 0;
    for (const [time, service, level, status, route, events] of data.cells) {
      if (!isChosen(service, level, status, route)) continue;
      count += events;
      add(byLevel, time, level < 0 ? levels.length - 1 : level, levels.length, events);
      if (status > 0) add(byStatus, time, status - 1, statuses.length, events);
      const row = services.get(service) ?? { name: data.services[service] || "(none)", count: 0, errors: 0 };
      row.count += events;
      row.errors += level >= 4 ? events : 0;
      services.set(service, row);
    }

    timeChart("levels", byLevel, levels, levels);
    timeChart("statuses", byStatus, statuses, ["s1", "s2", "s3", "s4", "s5"]);
    latencyChart(latencyRows());
    const classOf = (one) => (one.status ? Math.floor(one.status / 100) : 0);
    const time = (one) => new Date(one.time).toISOString().slice(0, 23).replace("T", " ");
    table("errors", [
      { name: "count", of: (one) => number(one.count), isNumber: true },
      { name: "error", of: (one) => one.text, isText: true },
      { name: "service", of: (one) => data.services[one.service] },
      { name: "first at (UTC)", of: time },
      { name: "first trace", of: (one) => element("code", {}, one.trace) },
    ], data.errors.filter((one) => isChosen(one.service, 4, classOf(one), one.route)).slice(0, 20));
    table("slow", [
      { name: "duration", of: (one) => duration(one.ms), isNumber: true },
      { name: "request", of: (one) => one.text, isText: true },
      { name: "status", of: (one) => one.status || "", isNumber: true },
      { name: "service", of: (one) => data.services[one.service] },
      { name: "at (UTC)", of: time },
      { name: "trace", of: (one) => element("code", {}, one.trace) },
    ], data.slow.filter((one) => isChosen(one.service, Infinity, classOf(one), one.route)).slice(0, 20));
    bars("services", [...services.values()].sort((left, right) => right.count - left.count), "s3");
    bars("masked", sums(data.masked), "fatal");
    bars("clients", sums(data.clients), "debug");
    byId("count").textContent = number(count) + " events";
  }

  function add(rows, time, index, length, events) {
    const row = rows.get(time) ?? new Array(length).fill(0);
    row[index] += events;
    rows.set(time, row);
  }

  function sums(rows) {
    const all = new Map();
    for (const [service, name, count] of rows) {
      if (chosen.service === "" || service === +chosen.service) all.set(name, (all.get(name) ?? 0) + count);
    }
    return [...all].map(([name, count]) => ({ name, count })).sort((left, right) => right.count - left.count);
  }

  function fill(id, options) {
    const select = byId(id);
    select.append(element("option", { value: "" }, "all"), ...options.map(([value, text]) => element("option", { value }, text)));
    select.addEventListener("change", () => { chosen[id] = select.value; draw(); });
  }

  const named = (texts) => texts.map((text, index) => [index, text || "(none)"]).sort((left, right) => left[1].localeCompare(right[1]));
  fill("service", named(data.services));
  fill("level", data.levels.map((name, index) => [index, index === data.levels.length - 1 ? name : name + " and above"]));
  fill("status", statuses.map((name, index) => [index + 1, name]));
  fill("route", named(data.routes).filter(([index]) => data.routes[index] !== ""));
  byId("reset").addEventListener("click", () => {
    for (const id of Object.keys(chosen)) { chosen[id] = ""; byId(id).value = ""; }
    draw();
  });

  const root = document.documentElement;
  root.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  byId("theme").addEventListener("click", () => { root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark"; });
  document.title = data.title;
  byId("title").textContent = data.title;
  byId("about").textContent =
    `${number(data.lines)} lines, ${data.size} in ${data.files} ${data.files === 1 ? "file" : "files"}` +
    (data.last > 0 ? `, ${timeText(data.first, true)} to ${timeText(data.last, true)} UTC` : "") +
    (data.others > 0 ? `; ${number(data.others)} lines are not events` : "") + (data.stopped ? "; stopped before the end" : "") +
    `. Made by ecslog ${data.version} on ${data.generated} UTC.`;
  draw();
})();
