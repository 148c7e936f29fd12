namespace An8Suite.Pages.Html;

/// <summary>The page's style: light and dark by the reader's preference, plain on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark;
          --paper: #fcfbf9; --panel: #f4f2ee; --ink: #1f1d1a; --soft: #68635b; --rule: #ddd8cf; --accent: #b23a1e;
          --link: #8a2f18; --good: #2b6f8f; --bad: #b3261e; --warn: #fff1d6; --warn-rule: #c77700;
          --s0: #2367a8; --s1: #2c7d4f; --s2: #8250b8; --s3: #a06a00; --s4: #b53a78; --s5: #0f7f86; --s6: #5d6b1c; --s7: #4a4fb0;
          --c: #7d776e;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #151412; --panel: #1e1d1a; --ink: #ece8e1; --soft: #a49d92; --rule: #37342f; --accent: #ff8a5c;
            --link: #ffa582; --good: #58a9cf; --bad: #ff7b70; --warn: #3a2c10; --warn-rule: #e0a030;
            --s0: #6aaef0; --s1: #62c48c; --s2: #bd94f0; --s3: #dcae4a; --s4: #f088b8; --s5: #4cc3c9; --s6: #b3c45c; --s7: #989df5;
            --c: #918a80;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 0 1.25rem 5rem; max-width: 86rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
          font-variant-numeric: tabular-nums; overflow-x: clip;
        }
        h1, h2, h3 { line-height: 1.2; font-weight: 650; text-wrap: balance; letter-spacing: -.01em; }
        html { scroll-padding-top: 3.4rem; }
        h1 { font-size: 1.9rem; margin: 0 0 .5rem; }
        h2 { font-size: 1.5rem; margin: 3.4rem 0 1rem; padding-top: .8rem; border-top: 2px solid var(--ink); }
        h3 { font-size: 1.1rem; margin: 2.6rem 0 .6rem; }
        p, dd, li { max-width: 46rem; }
        a { color: var(--link); text-underline-offset: .15em; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        code, pre { font: .86em/1.5 ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace; }
        #commands pre { max-height: 24rem; overflow-y: auto; }
        pre { background: var(--panel); padding: .8rem 1rem; overflow-x: auto; border-radius: .3rem; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
        .name { white-space: nowrap; }
        .kicker { margin: 0 0 .4rem; color: var(--soft); font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; }
        .kicker .name { text-transform: none; letter-spacing: 0; }
        .verdict { font-size: 1.15rem; line-height: 1.45; margin: 0 0 .6rem; max-width: 68rem; }
        header { padding-top: 1.1rem; }
        .sr { position: absolute; width: 1px; height: 1px; margin: 0; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); }
        .warning { background: var(--warn); border-left: .35rem solid var(--warn-rule); padding: .8rem 1rem; border-radius: .2rem; }
        nav { position: sticky; top: 0; z-index: 5; margin: 0 -1.25rem; padding: .4rem 1.25rem; background: var(--paper); border-bottom: 1px solid var(--rule); }
        nav ul { list-style: none; margin: 0; padding: 0; font-size: .88rem; }
        nav > ul { display: flex; flex-wrap: wrap; gap: .1rem 1.3rem; }
        nav a { text-decoration: none; display: block; padding: .15rem 0; white-space: nowrap; }
        nav a:hover { text-decoration: underline; }
        nav .menu { position: relative; }
        nav .menu > ul {
          display: none; position: absolute; top: 100%; left: -.8rem; padding: .4rem .8rem; max-height: 70vh; overflow-y: auto;
          background: var(--paper); border: 1px solid var(--rule); border-radius: .3rem; box-shadow: 0 .3rem 1rem #0003;
        }
        nav .menu:hover > ul, nav .menu:focus-within > ul { display: block; }
        .anchor { text-decoration: none; color: var(--soft); font-weight: 400; opacity: 0; }
        :is(h2, h3):hover .anchor, .anchor:focus { opacity: 1; }
        .overview { display: grid; grid-template-columns: minmax(0, 1fr) 15rem; gap: 0 3rem; align-items: start; }
        .bars ol { list-style: none; margin: 0; padding: 0; }
        .bars li { display: grid; grid-template-columns: 16.5rem 1fr 9.2rem; gap: .8rem; align-items: center; font-size: .86rem; line-height: 1.45; max-width: none; }
        .bars .mine span:first-child { color: var(--accent); font-weight: 650; }
        .bars .control { color: var(--soft); }
        .bars small { color: var(--soft); margin-left: .6em; }
        .track { position: relative; height: .78rem; border-left: 1px solid var(--ink); }
        .track i { position: absolute; inset: 0 auto 0 0; background: var(--s0); }
        .mine .track i { background: var(--accent); }
        .control .track i { background: var(--c); opacity: .55; }
        .track b { position: absolute; top: 50%; height: .5rem; margin-top: -.25rem; border: solid var(--ink); border-width: 0 1.5px; }
        .track b::before { content: ""; position: absolute; top: 50%; left: 0; right: 0; border-top: 1.5px solid var(--ink); margin-top: -.75px; }
        .strip { display: grid; grid-template-columns: 1fr; gap: .45rem; padding: .8rem 1rem; background: var(--panel); border-radius: .3rem; font-size: .86rem; }
        .strip div { display: flex; justify-content: space-between; gap: .8rem; }
        .strip dd { text-align: right; font-weight: 600; white-space: nowrap; }
        .six { margin-top: .8rem; }
        .six ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: .8rem; }
        .six li { font-size: .82rem; line-height: 1.3; max-width: 16rem; }
        .six img { display: block; width: 100%; border-radius: .2rem; margin-bottom: .25rem; }
        .wide { display: block; max-width: 100%; height: auto; }
        main img { cursor: zoom-in; }
        .fold { border-top: 1px solid var(--rule); margin: 0; padding: .6rem 0; }
        .fold > summary { list-style-position: outside; margin-left: 1.1rem; }
        .fold > summary > :is(h2, h3) { display: inline; border: 0; padding: 0; margin: 0; }
        .fold > summary > p { margin: .2rem 0 0; color: var(--soft); font-size: .92rem; max-width: 60rem; }
        .fold[open] { padding-bottom: 1.6rem; }
        .fold[open] > summary { margin-bottom: 1rem; }
        .rest > summary { color: var(--link); }
        .what {
          font: 600 .7rem/1 system-ui, sans-serif; width: 1.25em; height: 1.25em; margin-left: .3em; padding: 0; border: 1px solid currentColor; border-radius: 50%;
          background: none; color: var(--soft); cursor: help; vertical-align: middle;
        }
        .what:hover, .what:focus-visible { color: var(--accent); }
        .popover { max-width: 24rem; padding: .7rem .9rem; border: 1px solid var(--rule); border-radius: .3rem; background: var(--paper); color: var(--ink); box-shadow: 0 .3rem 1rem #0003; font-size: .88rem; line-height: 1.4; position-area: block-end span-inline-end; position-try-fallbacks: flip-inline, flip-block; margin: .3rem 0 0; }
        .popover p { margin: .3rem 0; }
        @supports not (position-area: block-end) { .popover { margin: auto; } }
        dialog { width: min(96vw, 84rem); max-height: 94vh; border: 1px solid var(--rule); border-radius: .4rem; background: var(--paper); color: var(--ink); padding: 1rem 1.2rem; }
        dialog::backdrop { background: #000a; }
        dialog form { float: right; }
        dialog button { font-size: 1.3rem; line-height: 1; width: 2rem; height: 2rem; border: 1px solid var(--rule); border-radius: 50%; background: none; color: inherit; cursor: pointer; }
        dialog p { margin: 0 0 .6rem; }
        .large { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem; }
        .large img { display: block; width: 100%; image-rendering: pixelated; }
        .large .over { opacity: .6; }
        .heat td { text-align: right; min-width: 4.6rem; background: color-mix(in srgb, var(--s0) calc(var(--v, 0%) * .55), transparent); }
        .heat .best { color: var(--ink); text-decoration: underline; text-underline-offset: .2em; }
        .files { font-size: .82rem; color: var(--soft); margin: -.8rem 0 1.6rem; }
        .ours-parts svg { width: 100%; max-width: 52rem; height: auto; }
        .ours-parts rect { fill: var(--panel); stroke: var(--rule); }
        .ours-parts .mine { fill: var(--accent); font-weight: 650; font-size: 14px; }
        .ours-parts .method { fill: var(--ink); font-size: 13px; }
        .ours-parts .arrow { fill: none; stroke: var(--soft); stroke-width: 1.5; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0; font-size: .92rem; }
        dt { color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        dl.terms { gap: .6rem 1.5rem; font-size: 1rem; }
        dl.terms dt { color: var(--ink); font-weight: 600; }
        details { margin: 1rem 0; }
        summary { cursor: pointer; }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 2rem; }
        .scroll { overflow-x: auto; margin: 0 0 1.4rem; container-type: inline-size; }
        .scroll.fits { overflow: visible; }
        .fits thead th { position: sticky; top: 2.35rem; z-index: 1; background: var(--paper); }
        table { border-collapse: collapse; font-size: .9rem; }
        caption { text-align: left; color: var(--soft); font-size: .88rem; padding: 0 0 .6rem; caption-side: top; max-width: min(60rem, 100cqi); }
        th, td { padding: .34rem .5rem; text-align: left; vertical-align: baseline; }
        thead th { font-weight: 600; border-bottom: 1px solid var(--ink); vertical-align: bottom; font-size: .82rem; line-height: 1.25; }
        tbody th { font-weight: 500; white-space: nowrap; }
        th:first-child, td:first-child { padding-left: 0; }
        tbody tr + tr > * { border-top: 1px solid var(--rule); }
        .n { text-align: right; white-space: nowrap; }
        thead .n { white-space: normal; }
        .size { white-space: nowrap; }
        .best { font-weight: 700; color: var(--accent); }
        .group th { padding-top: 1.1rem; color: var(--soft); font-size: .82rem; font-weight: 600; }
        .auc { min-width: 6.4rem; background: linear-gradient(90deg, var(--c) var(--v), transparent 0) left bottom / 100% 2px no-repeat; }
        .auc.best { background-image: linear-gradient(90deg, var(--accent) var(--v), transparent 0); }
        .quoted { color: var(--soft); font-style: italic; }
        thead .quoted { min-width: 6rem; font-weight: 400; }
        .wrong { color: var(--bad); }
        .dot {
          display: inline-block; width: .72em; height: .72em; margin-right: .4em; border-radius: 50%; background: var(--c);
          box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--ink) 35%, transparent);
        }
        td .dot { margin-right: .15em; }
        .gallery { table-layout: fixed; width: 100%; min-width: calc(8.2rem + var(--k, 0) * 3.6rem); }
        .gallery th:first-child { width: 8.2rem; }
        .gallery th, .gallery td { padding: .25rem; border: 0 !important; text-align: center; vertical-align: top; }
        .gallery thead th:first-child { text-align: left; }
        .gallery thead th { vertical-align: bottom; font-size: .78rem; }
        .gallery thead th span { writing-mode: vertical-rl; transform: rotate(180deg); display: inline-block; white-space: nowrap; }
        .gallery tbody th { text-align: left; vertical-align: middle; font-size: .84rem; padding-right: .7rem; }
        .gallery small, .gallery tbody .wrong { display: block; white-space: normal; overflow-wrap: anywhere; line-height: 1.25; color: var(--soft); font-weight: 400; font-size: .72rem; }
        .gallery tbody .wrong { color: var(--bad); }
        .gallery img { display: block; width: 100%; border-radius: .2rem; }
        .score { font-size: .78rem; color: var(--soft); }
        .none { display: grid; place-items: center; aspect-ratio: 1; border: 1px dashed var(--rule); font-size: .75rem; color: var(--soft); }
        .colorbar { display: flex; gap: .6rem; align-items: center; font-size: .78rem; color: var(--soft); margin: 0; }
        .bar { width: 10rem; height: .6rem; border-radius: .15rem; }
        figure { margin: 0 0 1.4rem; }
        figcaption { color: var(--soft); font-size: .88rem; padding-bottom: .4rem; }
        .plot { display: flex; flex-wrap: wrap; gap: .6rem 1.4rem; align-items: flex-start; }
        .plot > svg { flex: 1 1 26rem; min-width: 0; width: 100%; max-width: 48rem; height: auto; }
        .pair .plot > svg { flex-basis: 100%; }
        .legend { list-style: none; margin: 0; padding: 0; font-size: .86rem; flex: 0 1 17rem; }
        .pair .legend { display: flex; flex: 1 1 100%; flex-wrap: wrap; gap: 0 1.4rem; }
        .legend li { display: grid; grid-template-columns: 1.9rem 1fr auto; gap: .5rem; align-items: center; padding: .1rem 0; }
        .legend svg { width: 1.9rem; height: .7rem; }
        .legend.across { display: flex; flex-wrap: wrap; gap: 0 1.4rem; margin: 0 0 1rem; }
        .legend b { font-weight: 500; color: var(--soft); }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .thin { stroke-width: 1.5; }
        .grid { stroke: var(--rule); stroke-width: 1; }
        .mark { stroke: var(--ink); stroke-width: 1; }
        .column { fill: var(--s0); } .column.mine { fill: var(--accent); }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)); gap: .8rem; }
        .tiles figure { margin: 0; } .tiles img { display: block; width: 100%; image-rendering: pixelated; }
        .tick, .axis { fill: var(--soft); font-size: 12px; }
        .axis { font-size: 13px; }
        .ours { stroke: var(--accent); stroke-width: 3; }
        .ours.thin { stroke-width: 1.5; }
        .s0 { stroke: var(--s0); } .s1 { stroke: var(--s1); } .s2 { stroke: var(--s2); } .s3 { stroke: var(--s3); }
        .s4 { stroke: var(--s4); } .s5 { stroke: var(--s5); } .s6 { stroke: var(--s6); } .s7 { stroke: var(--s7); }
        .control { stroke: var(--c); stroke-width: 1.6; }
        .c0 { stroke-dasharray: 2 3; } .c1 { stroke-dasharray: 7 4; } .c2 { stroke-dasharray: 11 3 2 3; }
        .c3 { stroke-dasharray: 4 2; } .c4 { stroke-dasharray: 14 5; } .c5 { stroke-dasharray: 1 5; }
        .whisker, .whisker.ours { stroke-width: 1; stroke-dasharray: none; opacity: .6; }
        .spot, .spot.ours { stroke-width: 6; stroke-linecap: round; stroke-dasharray: none; }
        .spot.ours { stroke-width: 8; }
        .confusion thead th span { writing-mode: vertical-rl; transform: rotate(180deg); display: inline-block; }
        .confusion thead th { text-align: center; }
        .confusion td { min-width: 2.9rem; }
        .confusion .right { background: color-mix(in srgb, var(--good) calc(var(--v) * .4), transparent); }
        .confusion .error { background: color-mix(in srgb, var(--bad) calc(12% + var(--v) * .7), transparent); }
        .confusion .zero { color: var(--soft); opacity: .55; }
        .feature { white-space: nowrap; margin-right: .7rem; }
        .steps td:last-child { white-space: normal; overflow-wrap: anywhere; min-width: 24rem; }
        th .sort {
          font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; text-align: inherit; cursor: pointer;
        }
        th .sort:hover { color: var(--link); }
        th .sort::after { content: "\2195"; color: var(--soft); opacity: .55; padding-left: .25em; font-size: .8em; }
        [aria-sort="ascending"] .sort::after { content: "\2191"; opacity: 1; color: var(--accent); }
        [aria-sort="descending"] .sort::after { content: "\2193"; opacity: 1; color: var(--accent); }
        .rules { color: var(--soft); font-size: .8rem; line-height: 1.45; margin: -.8rem 0 1.8rem; max-width: 60rem; }
        td small { display: block; color: var(--soft); font-size: .78em; }
        .same { color: var(--soft); }
        .higher { color: var(--good); font-weight: 600; }
        .lower { color: var(--bad); font-weight: 600; }
        .matrix td, .matrix thead th { text-align: right; white-space: nowrap; font-size: .8rem; padding: .25rem .4rem; }
        .matrix thead th span { writing-mode: vertical-rl; transform: rotate(180deg); display: inline-block; font-weight: 500; }
        .matrix tbody th { font-size: .8rem; }
        .grid-cells td { background: color-mix(in srgb, var(--accent) calc(var(--v) * .55), transparent); text-align: right; min-width: 4.2rem; }
        .grid-cells thead th:not(:first-child) { text-align: right; }
        .grid-cells .top { outline: 2px solid var(--accent); outline-offset: -2px; }
        .ledger li { overflow-wrap: anywhere; }
        .why > li { margin: .5rem 0; }
        .blend { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: center; font-size: .9rem; margin: 0 0 .8rem; }
        .blend { border: 0; padding: 0; }
        .blend legend { float: left; padding: 0; }
        .blend label { display: inline-flex; gap: .3em; align-items: center; }
        .blend input { accent-color: var(--accent); margin: 0; }
        .stack { display: block; position: relative; }
        .stack .over { position: absolute; inset: 0; opacity: 0; }
        [data-show="over"] .render, [data-show="render"] .render, [data-show="mask"] .mask { opacity: 1; }
        [data-show="over"] .heat { opacity: .6; }
        [data-show] .stack > .heat:not(.over) { opacity: 1; }
        .cases { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1.2rem 2rem; }
        .cases h4 { margin: 0 0 .3rem; font-size: .92rem; font-weight: 600; }
        .cases ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(4, 1fr); gap: .5rem; }
        .cases li { font-size: .72rem; line-height: 1.3; color: var(--soft); overflow-wrap: anywhere; }
        .cases img { display: block; width: 100%; border-radius: .2rem; }
        .cases b { color: var(--ink); font-weight: 600; }
        .ranks { max-width: 52rem; width: 100%; height: auto; }
        .ranks path { fill: none; stroke: var(--soft); stroke-width: 1; }
        .ranks .clique { stroke: var(--ink); stroke-width: 3.5; stroke-linecap: round; }
        .ranks text { fill: var(--ink); font-size: 13px; }
        .ranks .tick { font-size: 12px; fill: var(--soft); }
        .ranks .mine { fill: var(--accent); font-weight: 700; }
        @media (max-width: 60rem) {
          .overview { grid-template-columns: minmax(0, 1fr); }
          nav > ul { flex-wrap: nowrap; overflow-x: auto; }
          nav .menu > ul { display: none !important; }
          .bars li { grid-template-columns: 1fr auto; gap: 0 .8rem; margin-bottom: .3rem; }
          .bars .track { grid-row: 2; grid-column: 1 / -1; }
          .six ul { grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); }
        }
        @media print {
          :root { color-scheme: light; --paper: #fff; --panel: #f4f4f4; --ink: #000; --soft: #444; --rule: #ccc; --accent: #a0321a; }
          .overview { grid-template-columns: minmax(0, 1fr) 12rem; }
          .six ul { grid-template-columns: repeat(7, 1fr); }
          .fold { break-inside: auto; }
          body { padding: 0; max-width: none; font-size: 10pt; }
          nav, .skip, .blend, .what, .anchor, .rest > summary { display: none; }
          th .sort::after { content: none; }
          .scroll { overflow: visible; container-type: normal; }
          caption { max-width: none; }
          .gallery { min-width: 0; }
          .none, .score { font-size: 6pt; }
          .scores td, .scores th { padding: .2rem .25rem; font-size: 7.5pt; }
          .classes td, .classes th { padding: .2rem .2rem; font-size: 6.5pt; }
          #commands pre { max-height: none; white-space: pre-wrap; overflow-wrap: anywhere; }
          th, td { padding: .25rem .4rem; }
          tr, figure, .warning { break-inside: avoid; }
          h2, h3, caption { break-after: avoid; }
          details::details-content { content-visibility: visible; height: auto; display: block; }
          * { print-color-adjust: exact; }
        }
        """;
}
