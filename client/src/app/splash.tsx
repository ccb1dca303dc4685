import { Center, Loader } from '@mantine/core';

/** While the first answer or the code of a page is on its way. */
export function Splash() {
  return (
    <Center h="100vh">
      <Loader size="sm" type="dots" aria-label="…" />
    </Center>
  );
}
