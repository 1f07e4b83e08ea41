import { Button, Center, Checkbox, Skeleton, Stack, Table, VisuallyHidden } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../api/types';
import classes from './DataList.module.css';
import { RowLink } from './RowLink';
import { useRowKeys } from './rowKeys';
import { ErrorState } from './states';

export interface Column<Row> {
	key: string;
	label: string;
	render: (row: Row) => ReactNode;
	/** Left out below this many pixels of width. */
	hideBelow?: 'sm' | 'md' | 'lg';
	/** In pixels; without it the column takes what the others leave. */
	width?: number;
	/** Names the row: leads to it, and carries the summary. Without one it is the first column. */
	main?: boolean;
	/** Digits stand below each other. */
	numeric?: boolean;
}

/** The rows that one picked, to do something with all of them. */
export interface Selection<Row> {
	keys: ReadonlySet<string>;
	onChange: (keys: ReadonlySet<string>) => void;
	/** What a row is called, for those who do not see it. */
	nameOf: (row: Row) => string;
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
	/** Columns keep their widths and cut what does not fit, and the list is moved sideways when there is no room for
	 * all; without it they fit what they hold. */
	fixed?: boolean;
	selection?: Selection<Row>;
	/** Stands in the heading's last corner. */
	corner?: ReactNode;
}

/** A list read page by page: with its loading, empty and error state, and j, k, x and Enter. */
export function DataList<Row>(props: DataListProps<Row>) {
	const { label, query, columns, rowKey, href, empty, summary, fixed, selection, corner } = props;
	const { t } = useTranslation();
	const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
	const table = useRef<HTMLTableElement>(null);
	// A phone has no room for boxes until one wants to pick.
	const [picking, setPicking] = useState(false);
	const boxes = picking ? undefined : 'sm';
	const navigate = useNavigate();
	const toggle = (key: string) => {
		if (selection) {
			const keys = new Set(selection.keys);
			if (!keys.delete(key)) {
				keys.add(key);
			}
			selection.onChange(keys);
		}
	};
	const current = useRowKeys({
		keys: rows.map(rowKey),
		onOpen: (key) => {
			const row = rows.find((each) => rowKey(each) === key);
			if (href && row !== undefined) {
				void navigate({ to: href(row) });
			}
		},
		onSelect: toggle,
		show: (key) => table.current?.querySelector(`[data-row="${key}"]`)?.scrollIntoView({ block: 'nearest' }),
	});
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
			{selection && (
				<Button
					hiddenFrom="sm"
					size="compact-md"
					variant={picking ? 'light' : 'subtle'}
					aria-pressed={picking}
					onClick={() => {
						setPicking(!picking);
						selection.onChange(new Set());
					}}
				>
					{t(picking ? 'frame:list.stopPicking' : 'frame:list.pick')}
				</Button>
			)}
			<div className={classes.scroll}>
				<Table
					ref={table}
					layout={fixed ? 'fixed' : 'auto'}
					className={fixed ? classes.fixed : undefined}
					style={fixed ? leastWidths(columns) : undefined}
					verticalSpacing="xs"
					highlightOnHover
					aria-label={label}
				>
					<Table.Thead>
						<Table.Tr>
							{selection && (
								<Table.Th w={40} visibleFrom={boxes}>
									<Checkbox
										size="xs"
										aria-label={t('frame:list.selectAll')}
										checked={rows.every((row) => selection.keys.has(rowKey(row)))}
										indeterminate={selection.keys.size > 0 && !rows.every((row) => selection.keys.has(rowKey(row)))}
										onChange={(event) =>
											selection.onChange(new Set(event.currentTarget.checked ? rows.map(rowKey) : []))
										}
									/>
								</Table.Th>
							)}
							{columns.map((column) => (
								<Table.Th key={column.key} w={column.width} visibleFrom={column.hideBelow}>
									{column.label || <VisuallyHidden>{t('frame:list.actions')}</VisuallyHidden>}
								</Table.Th>
							))}
							{corner && (
								<Table.Th w={44} visibleFrom="sm">
									{corner}
								</Table.Th>
							)}
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
									{selection && (
										<Table.Td visibleFrom={boxes}>
											<Checkbox
												size="xs"
												aria-label={t('frame:list.select', { name: selection.nameOf(row) })}
												checked={selection.keys.has(key)}
												onChange={() => toggle(key)}
											/>
										</Table.Td>
									)}
									{columns.map((column, index) => (
										<Table.Td key={column.key} visibleFrom={column.hideBelow} className={cellClass(column)}>
											{index === main && href ? (
												<RowLink to={href(row)}>{column.render(row)}</RowLink>
											) : (
												column.render(row)
											)}
											{index === main && summary && <div className={classes.summary}>{summary(row)}</div>}
										</Table.Td>
									))}
									{corner && <Table.Td visibleFrom="sm" />}
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

const BREAKPOINTS = ['sm', 'md', 'lg'] as const;
const LEAST_REST = 220;
const EDGES = 84;

/** How wide the table is at least from each breakpoint on, by the columns that are there then. */
function leastWidths<Row>(columns: Column<Row>[]): React.CSSProperties {
	return Object.fromEntries(
		BREAKPOINTS.map((from, index) => {
			const there = columns.filter((each) => !each.hideBelow || BREAKPOINTS.indexOf(each.hideBelow) <= index);
			const least = there.reduce((sum, each) => sum + (each.width ?? LEAST_REST), EDGES);
			return [`--least-${from}`, `${least}px`];
		}),
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

/** What was given a width has just that. */
function cellClass({ width, numeric }: Pick<Column<never>, 'width' | 'numeric'>): string {
	return [classes.cell, width === undefined && classes.roomy, numeric && 'tabular'].filter(Boolean).join(' ');
}
