import { createSpotlight } from '@mantine/spotlight';

/** Whether the palette is open and which entry is chosen; and what opens it from wherever. */
export const [paletteStore, palette] = createSpotlight();
