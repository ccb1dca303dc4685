export function Logo({ size = 26 }: { readonly size?: number }) {
  return <img src="/favicon.svg" alt="" width={size} height={size} style={{ display: 'block', flex: 'none' }} />;
}
