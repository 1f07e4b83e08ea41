import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ProblemError } from './api/client';
import { createAppRouter } from './router';
import { cssVariables, theme } from './theme';

const queries = new QueryClient({
	defaultOptions: {
		queries: {
			// A refusal stays one; only a lost connection is worth another try.
			retry: (count, failure) => count < 2 && !(failure instanceof ProblemError && failure.status >= 400),
			refetchOnWindowFocus: true,
			staleTime: 5_000,
		},
	},
});
const router = createAppRouter();

/** Everything that stands around the pages. */
export function App() {
	return (
		<MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
			<QueryClientProvider client={queries}>
				<Notifications position="bottom-right" />
				<RouterProvider router={router} />
			</QueryClientProvider>
		</MantineProvider>
	);
}
