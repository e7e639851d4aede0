import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { Avatar } from '../src/ui/avatar/avatar.tsx';

test('a person is shown by the first letters of two names', async () => {
  const screen = await render(<Avatar name="Zoë Großkreutz" id="3" />);
  await expect.element(screen.getByText('ZG')).toBeVisible();
});
