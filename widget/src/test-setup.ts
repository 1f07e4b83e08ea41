import { configure } from '@testing-library/preact';

// A line that was lost is back within a second or two, and machines that do other things too take longer.
configure({ asyncUtilTimeout: 15_000 });
