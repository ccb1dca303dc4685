// Runs before the first paint, apart from the bundle so that a strict content security policy can allow it.
(function () {
  var scheme = localStorage.getItem('convergence-color-scheme');
  if (scheme === 'auto') scheme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme === 'light' ? 'light' : 'dark');
  document.documentElement.lang = localStorage.getItem('convergence-language') === 'en' ? 'en' : 'ko';
})();
