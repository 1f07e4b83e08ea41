import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface PlainListProps {
	label: string;
	/** The first stays on narrow screens, the others go. */
	headings: string[];
	children: ReactNode;
}

/** A short list that needs no pages. */
export function PlainList({ label, headings, children }: PlainListProps) {
	return (
		<Table aria-label={label} highlightOnHover verticalSpacing="xs">
			<Table.Thead>
				<Table.Tr>
					{headings.map((heading, index) => (
						<Table.Th key={heading} visibleFrom={index === 0 ? undefined : 'sm'}>
							{heading}
						</Table.Th>
					))}
				</Table.Tr>
			</Table.Thead>
			<Table.Tbody>{children}</Table.Tbody>
		</Table>
	);
}
