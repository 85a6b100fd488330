// Development only (`cargo xtask serve` adds it): reloads the page when a new build is ready.
(async () => {
  let seen;
  for (;;) {
    try {
      const answer = await fetch(`/__build?seen=${seen ?? ''}`, { cache: 'no-store' });
      const now = await answer.text();
      if (seen !== undefined && now !== seen) {
        location.reload();
        return;
      }
      seen = now;
    } catch {
      await new Promise((later) => setTimeout(later, 2000));
    }
  }
})();
