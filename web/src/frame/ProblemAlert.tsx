import { Alert } from '@mantine/core';

/** What the server refused, above the form it refused. */
export function ProblemAlert({ problem }: { problem: string | null }) {
	return problem ? (
		<Alert color="red" role="alert">
			{problem}
		</Alert>
	) : null;
}
