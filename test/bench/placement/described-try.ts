import { figuresOf, placeLives, waysToAsk } from './described.js';

for (const half of process.argv.slice(2))
  for (const way of waysToAsk) {
    const d = placeLives(process.cwd(), half as never, way);
    console.log(
      half,
      way,
      JSON.stringify(figuresOf(d), (_, v) =>
        typeof v === 'number' ? Math.round(v * 1000) / 1000 : v,
      ),
    );
    if (half === 'development')
      for (const x of d)
        if (!x.life.uneven && x.placement.stage !== x.life.level)
          console.log(
            '  ',
            x.life.id,
            x.life.level,
            x.placement.stage,
            x.placement.posterior.map((p) => p.toFixed(2)).join(' '),
          );
  }
