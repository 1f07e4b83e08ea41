import { Button, Center, Skeleton, Stack, Table, VisuallyHidden } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../api/types';
import classes from './DataList.module.css';
import { RowLink } from './RowLink';
import { ErrorState } from './states';

export interface Column<Row> {
	key: string;
	label: string;
	render: (row: Row) => ReactNode;
	/** Left out below this many pixels of width. */
	hideBelow?: 'sm' | 'md' | 'lg';
	width?: number | string;
	/** Names the row: leads to it, and carries the summary. Without one it is the first column. */
	main?: boolean;
	/** Digits stand below each other. */
	numeric?: boolean;
}

interface DataListProps<Row> {
	label: string;
	query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
	columns: Column<Row>[];
	rowKey: (row: Row) => string;
	/** Where a row leads; its main column becomes the link. */
	href?: (row: Row) => string;
	empty: ReactNode;
	/** Stands below the main column on narrow screens, for what the hidden columns say. */
	summary?: (row: Row) => ReactNode;
	/** Columns keep their widths and cut what does not fit; without it they fit what they hold. */
	fixed?: boolean;
}

/** A list read page by page: with its loading, empty and error state, and j, k and Enter to move. */
export function DataList<Row>({ label, query, columns, rowKey, href, empty, summary, fixed }: DataListProps<Row>) {
	const { t } = useTranslation();
	const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
	const table = useRef<HTMLTableElement>(null);
	const navigate = useNavigate();
	const current = useRowKeys(rows, rowKey, href, table);
	const main = Math.max(
		0,
		columns.findIndex((column) => column.main),
	);
	if (query.isPending) {
		return (
			<Stack gap="xs" role="status" aria-busy="true" aria-label={t('frame:loading')}>
				{Array.from({ length: 8 }, (_, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
					<Skeleton key={index} height={36} />
				))}
			</Stack>
		);
	}
	if (query.isError && rows.length === 0) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	if (rows.length === 0) {
		return empty;
	}
	return (
		<>
			<div className={classes.scroll}>
				<Table ref={table} layout={fixed ? 'fixed' : 'auto'} verticalSpacing="xs" highlightOnHover aria-label={label}>
					<Table.Thead>
						<Table.Tr>
							{columns.map((column) => (
								<Table.Th key={column.key} w={column.width} visibleFrom={column.hideBelow}>
									{column.label || <VisuallyHidden>{column.key}</VisuallyHidden>}
								</Table.Th>
							))}
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{rows.map((row) => {
							const key = rowKey(row);
							return (
								<Table.Tr
									key={key}
									data-row={key}
									className={current === key ? classes.current : undefined}
									style={href ? { cursor: 'pointer' } : undefined}
									onClick={(event) => {
										if (href && isPlainClick(event)) {
											void navigate({ to: href(row) });
										}
									}}
								>
									{columns.map((column, index) => (
										<Table.Td
											key={column.key}
											visibleFrom={column.hideBelow}
											className={column.numeric ? 'tabular' : undefined}
										>
											{index === main && href ? (
												<RowLink to={href(row)}>{column.render(row)}</RowLink>
											) : (
												column.render(row)
											)}
											{index === main && summary && <div className={classes.summary}>{summary(row)}</div>}
										</Table.Td>
									))}
								</Table.Tr>
							);
						})}
					</Table.Tbody>
				</Table>
			</div>
			{query.hasNextPage && (
				<Center mt="md">
					<Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
						{t('frame:more')}
					</Button>
				</Center>
			)}
		</>
	);
}

/** A click on the row itself: not on something in it, and not the end of a selection. */
function isPlainClick(event: React.MouseEvent): boolean {
	return (
		!event.defaultPrevented &&
		!(event.target as HTMLElement).closest('a, button, input, label, [role="menu"]') &&
		!window.getSelection()?.toString()
	);
}

/** j and k move a mark through the rows, Enter opens the marked one. */
function useRowKeys<Row>(
	rows: Row[],
	rowKey: (row: Row) => string,
	href: ((row: Row) => string) | undefined,
	table: React.RefObject<HTMLTableElement | null>,
): string | null {
	const navigate = useNavigate();
	const [current, setCurrent] = useState<string | null>(null);
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			const target = event.target as HTMLElement;
			if (!href || event.ctrlKey || event.metaKey || event.altKey) {
				return;
			}
			if (
				target.closest(
					'input, textarea, select, button, a, [contenteditable="true"], [role="dialog"], [role="menu"]',
				) &&
				event.key === 'Enter'
			) {
				return;
			}
			if (target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]')) {
				return;
			}
			const index = rows.findIndex((row) => rowKey(row) === current);
			if (event.key === 'j' || event.key === 'k') {
				const next = rows[Math.max(0, Math.min(rows.length - 1, index + (event.key === 'j' ? 1 : -1)))];
				if (next) {
					setCurrent(rowKey(next));
					table.current?.querySelector(`[data-row="${rowKey(next)}"]`)?.scrollIntoView({ block: 'nearest' });
				}
			} else if (event.key === 'Enter' && index >= 0) {
				void navigate({ to: href(rows[index]) });
			}
		};
		document.addEventListener('keydown', press);
		return () => document.removeEventListener('keydown', press);
	}, [rows, rowKey, href, current, navigate, table]);
	return current;
}
